"""What instances hold, in which order, and what becomes of it when the program looks at the dict itself."""
import copy
import gc
import weakref


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


class Other:
    kind = "other"

    def __init__(self):
        self.y = "y"
        self.x = "x"


# Insertion order is each instance's own.
a, b = Point(1, 2), Point(3, 4)
c = Other()
a.z = 5
b.name = "b"
b.z = 6
print(list(vars(a)), list(vars(b)), list(vars(c)))
fresh = Point(7, 8)
del fresh.x
try:
    fresh.x
except AttributeError as error:
    print(error)
fresh.x = 9
print(vars(fresh), fresh.total())
try:
    del fresh.nothing
except AttributeError as error:
    print(error)

# One site, several shapes and classes.
for thing in [a, b, c, fresh, Point(1, 1), Other(), a, c]:
    print(thing.x, thing.y, getattr(thing, "z", None), hasattr(thing, "name"))

# The dict is one object, and both ways of writing are seen by the other.
d = a.__dict__
print(d is a.__dict__, d is vars(a), d == {"x": 1, "y": 2, "z": 5})
a.w = 1
d["v"] = 2
del d["z"]
print(a.v, d["w"], hasattr(a, "z"), sorted(dir(a))[-4:])
d[1] = "not a name"
print(vars(a))

# Assigned, shared, replaced; what was held before is let go.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


holder = Point(Noisy("first"), Noisy("second"))
holder.__dict__ = {"x": 10, "y": 20}
print(holder.total())
twin = Point(0, 0)
twin.__dict__ = holder.__dict__
twin.x = 100
print(holder.total(), twin.__dict__ is holder.__dict__)
try:
    holder.__dict__ = [1]
except TypeError as error:
    print(error)

held = holder.__dict__
del holder.__dict__
print(held, holder.__dict__, twin.x)
del twin.__dict__
twin.y = 1
print(vars(twin), hasattr(twin, "x"))

# Attributes die in order, and before what the class holds.
holder = Point(Noisy("x"), Noisy("y"))
holder.later = Noisy("later")
del holder
holder = Point(Noisy("x again"), Noisy("y again"))
holder.__dict__
del holder

# The class changes under the instances, and an instance changes its class.
class Shade:
    pass


s = Shade()
s.value = "own"
t = Shade()
t.value = "own of t"


def read(thing):
    return thing.value


print(read(s), read(t))
Shade.value = "of the class"
print(read(s), read(Shade()))
Shade.value = property(lambda self: "computed, not " + self.__dict__["value"])
print(read(s), read(t))
try:
    s.value = 1
except AttributeError as error:
    print(type(error).__name__)
del Shade.value
print(read(s))
s.__class__ = Point
s.x, s.y = 1, 2
print(s.total(), list(vars(s)), type(s).__name__)


def call(thing):
    return thing.total()


print(call(s), call(Point(5, 6)))
s.total = lambda: "mine"
print(call(s), call(Point(5, 6)))
del s.total
print(call(s))

# Many names, names made on the fly, names that are not identifiers.
wide = Shade()
for n in range(100):
    setattr(wide, f"name{n}", n)
print(sum(vars(wide).values()), list(vars(wide))[28:33], wide.name99)
for n in range(0, 100, 2):
    delattr(wide, "name" + str(n))
print(len(vars(wide)), wide.name1, hasattr(wide, "name0"))
odd = Shade()
setattr(odd, "not a name", 1)
setattr(odd, "", 2)
print(vars(odd), getattr(odd, ""))
many = [Shade() for _ in range(50)]
for n, thing in enumerate(many):
    setattr(thing, f"only{n}", n)
    thing.common = n
print(sum(thing.common for thing in many), [list(vars(thing)) for thing in many[:2]])


# Slots beside a dict; a subclass of a built-in type; exceptions; functions.
class Slotted:
    __slots__ = ("left", "right")


p = Slotted()
p.right = 1
try:
    p.left
except AttributeError as error:
    print(error)
p.left = 2
del p.right
print(p.left, hasattr(p, "right"), hasattr(p, "__dict__"))


class Numbers(list):
    pass


n = Numbers([1, 2])
n.note = "kept"
print(n, vars(n), n.note)
e = ValueError("bad")
e.code = 7
print(vars(e), e.args)

# Hooks.
class Hooked:
    def __getattr__(self, name):
        return f"<{name}>"

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)

    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)


h = Hooked()
h.a = 21
print(h.a, h.b, vars(h))
del h.a
print(h.a)

# Copies have dicts of their own; weak references do not care where attributes are.
original = Point([1], 2)
shallow, deep = copy.copy(original), copy.deepcopy(original)
original.x.append(3)
shallow.y = 9
print(vars(original), vars(shallow), vars(deep))
ref = weakref.ref(original)
del original
print(ref())

# Cycles through attributes, and what a collection counts.
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self


for _ in range(3):
    Node("lost")
print(gc.collect())
kept = Node("kept")
kept.friend = Node("friend")
kept.friend.friend = kept
del kept
print(gc.collect())


def grow(thing, times):
    for n in range(times):
        thing.count = n
        thing.items = [n, thing.count]
    return thing.count, thing.items


print(grow(Shade(), 5), grow(Point(1, 2), 3))
match Point(1, 2):
    case Point(x=1, y=y):
        print("matched", y)
