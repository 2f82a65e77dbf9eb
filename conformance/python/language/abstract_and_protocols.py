"""Abstract base classes, virtual subclasses, collections.abc mixins, structural protocols."""
import abc
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence, Set, Sized, Hashable, Callable, Generator, Coroutine, Awaitable
from typing import Protocol, runtime_checkable


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Half(Shape):
    def area(self):
        return super().area()


print(Square(3).describe(), sorted(Shape.__abstractmethods__))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


class Duck:
    def area(self):
        return 1


Shape.register(Duck)
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), Duck.__mro__)


class Stack(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


s = Stack("abc")
s.append("d")
s.extend("ef")
s += ["g"]
s.reverse()
print(s.pop(), s.index("d"), s.count("b"), "c" in s, list(reversed(s)), s.items)
s.remove("g")
s.clear()
print(len(s))


class Lower(MutableMapping):
    def __init__(self, **kw):
        self.d = {}
        self.update(kw)

    def __getitem__(self, k):
        return self.d[k.lower()]

    def __setitem__(self, k, v):
        self.d[k.lower()] = v

    def __delitem__(self, k):
        del self.d[k.lower()]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = Lower(Content=1, HOST=2)
print(m["CONTENT"], "host" in m, m.get("x", 0), dict(m), m.pop("Host"), m.setdefault("N", 5), list(m.items()), m == {"content": 1, "n": 5})


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closable), isinstance(3, Closable), issubclass(File, Closable))


def g():
    yield


async def c():
    pass


co = c()
print([isinstance(v, k) for v, k in ((g(), Generator), (g(), Iterator), ([], Iterator), ([], Iterable), ((), Sequence), ({}, Mapping), (set(), Set), (co, Coroutine), (co, Awaitable), (len, Callable), ([], Hashable), (3, Hashable), ("", Sized))])
co.close()


class Weird:
    def __iter__(self):
        return iter(())

    __hash__ = None


print(isinstance(Weird(), Iterable), isinstance(Weird(), Hashable), issubclass(Weird, Iterable))


class Meta(abc.ABCMeta):
    pass


class Plug(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "plug") or NotImplemented

    @staticmethod
    @abstractmethod
    def make(): ...


print(issubclass(type("P", (), {"plug": 1}), Plug), issubclass(int, Plug))
