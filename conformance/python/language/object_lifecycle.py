"""__new__, __init__, __del__, copying, and when things die."""
import copy


class Unit:
    _cache = {}

    def __new__(cls, name):
        if name in cls._cache:
            return cls._cache[name]
        print("new", name)
        return cls._cache.setdefault(name, super().__new__(cls))

    def __init__(self, name):
        print("init", name)
        self.name = name


print(Unit("m") is Unit("m"))


class Positive(int):
    def __new__(cls, value):
        if value < 0:
            raise ValueError("negative")
        return super().__new__(cls, value)

    def __add__(self, other):
        return Positive(int(self) + other)


print(Positive(3) + 4, type(Positive(3) + 4).__name__, type(3 + Positive(4)).__name__, repr(Positive(2)))
try:
    Positive(-1)
except ValueError as e:
    print(e)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def scope():
    a = Noisy("local")
    b = [Noisy("in list 1"), Noisy("in list 2")]
    print("leaving")


scope()
n = Noisy("rebound")
n = Noisy("second")
m = n
del n
print("still alive", m.name)
m = None
Noisy("temporary")
d = {"k": Noisy("in dict")}
d["k"] = None
d.clear()
for i in range(2):
    item = Noisy(f"loop {i}")
try:
    local = Noisy("in try")
    raise ValueError
except ValueError:
    print("handling")
    del local
class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, list(kids)

    def __copy__(self):
        print("shallow")
        return Tree(self.v, *self.kids)

    def __deepcopy__(self, memo):
        print("deep", self.v)
        return Tree(self.v, *[copy.deepcopy(k, memo) for k in self.kids])


t = Tree(1, Tree(2), Tree(3))
s, deep = copy.copy(t), copy.deepcopy(t)
print(s.kids[0] is t.kids[0], deep.kids[0] is t.kids[0])
shared = [1]
pair = [shared, shared, {"s": shared}]
dup = copy.deepcopy(pair)
dup[0].append(2)
print(dup, pair, dup[0] is dup[2]["s"])
loop = [1]
loop.append(loop)
print(loop, copy.deepcopy(loop)[1][1][0])


class NoInit:
    def __new__(cls, *args):
        return "not an instance"

    def __init__(self, *args):
        print("never")


print(NoInit(1))
for bad in (lambda: object(1), lambda: Noisy(), lambda: Tree(), lambda: Unit(), lambda: int(1, 2, 3), lambda: type("X", 3, {})):
    try:
        bad()
    except TypeError as e:
        print(e)
print("end")
