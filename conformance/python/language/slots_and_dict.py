"""__slots__: less memory, no new attributes; with inheritance, defaults and __dict__."""
import sys


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2)
print(p, Point.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError as e:
    print(e)
del p.x
try:
    print(p.x)
except AttributeError as e:
    print(e)


class Named(Point):
    __slots__ = ["name"]


n = Named(3, 4)
n.name = "n"
print(n.name, n.x, [s for c in type(n).__mro__ for s in getattr(c, "__slots__", ())])


class Open(Point):
    pass


o = Open(5, 6)
o.extra = "fine"
print(o.extra, o)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.b, w.a)
try:
    class Conflict:
        __slots__ = ("v",)
        v = 3
except ValueError as e:
    print(e)
try:
    class Both(Point, WithDict):
        pass
except TypeError as e:
    print(e)
print(type(Point.x), Point.x.__name__, Point.x.__get__(Point(8, 9)))
