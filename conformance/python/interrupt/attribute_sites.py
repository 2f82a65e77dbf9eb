"""One instruction, many objects: what it found last time is not what it finds now."""
import math
import types


class Base:
    count = 100
    text = "base"

    def who(self):
        return "base"


class Shape(Base):
    count = 0
    items = [1]

    def who(self):
        return "shape"


def count(of):
    return of.count


def who(of):
    return of.who()


for _ in range(3):
    Shape.count += 1
    print(count(Shape), count(Base), count(Shape()))
Shape.count = "an object now"
print(count(Shape), count(Shape()))
Shape.count = 5
print(count(Shape))
Shape.count = staticmethod(lambda: "called")
print(count(Shape)(), count(Shape())())
Shape.count = classmethod(lambda cls: cls.__name__)
print(count(Shape)(), count(Shape())())
Shape.count = property(lambda self: "computed")
print(type(count(Shape)).__name__, count(Shape()))
del Shape.count
print(count(Shape), count(Shape()))
Base.count = 7
print(count(Shape), count(Base))


class Meta(type):
    @property
    def count(cls):
        return "of the metaclass"


class Odd(metaclass=Meta):
    count = "hidden"


print(count(Odd), count(Odd()), count(Shape))


class Getter:
    def __get__(self, instance, owner):
        return ("got", instance is None)


class Described:
    count = 3


print(count(Described))
Described.count = Getter()
print(count(Described), count(Described()))

# Methods: of instances, of classes that change, of modules.
shape = Shape()
print(who(shape), who(Base()), who(Shape()))
shape.who = lambda: "own"
print(who(shape), who(Shape()))
Shape.who = lambda self: "new"
print(who(shape), who(Shape()))
del Shape.who
print(who(Shape()))
try:
    print(who(3))
except AttributeError as error:
    print(error)

module = types.ModuleType("made")
module.count = 1
module.who = lambda: "module"
print(count(module), who(module))
module.count = 2
module.other = 1
print(count(module), who(module))
del module.count
try:
    count(module)
except AttributeError as error:
    print(error)
module.__getattr__ = lambda name: "for " + name
print(count(module), who(module))
second = types.ModuleType("second")
second.padding, second.who, second.count = 0, lambda: "second", "its own"
for of in (module, second, module, second):
    print(count(of), who(of))


def root(n):
    return math.sqrt(n)


print([root(n) for n in (1, 4, 9)])
kept = math.sqrt
math.sqrt = lambda n: "replaced"
print(root(4))
math.sqrt = kept
print(root(4))


def late(flag):
    if flag:
        text = "x"
    return text.upper()


print(late(True))
try:
    late(False)
except UnboundLocalError as error:
    print(error)


# At the level of the module, where names are looked up in turn.
for thing in (Shape(), Base(), second, Described, Shape):
    print(thing.count, callable(thing.who) if hasattr(thing, "who") else None)
thing = Shape()
total = 0
for n in range(4):
    thing.value = n
    total += thing.value + thing.count
    if n == 2:
        del Base.count
        Base.count = 1000
print(total)


class Body:
    who = Base
    name = who.text
    who = Shape
    name += who.text + who.who(Shape())


print(Body.name)
