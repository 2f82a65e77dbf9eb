import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, Optional


@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 0

    def total(self) -> float:
        return self.price * 2


a, b = Item("x", 1.5), Item("x", 1.5)
print(a, a == b, a is b, a.total(), a.tags is b.tags, a != Item("y"))
a.tags.append("t")
print(asdict(a), astuple(a), replace(a, name="z"), [f.name for f in fields(a)], is_dataclass(a), is_dataclass(3))
try:
    hash(a)
except TypeError as e:
    print(e)
try:
    a < b
except TypeError as e:
    print(e)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


print(Version(1) < Version(1, 2), sorted([Version(2), Version(1, 5)]), hash(Version(1)) == hash(Version(1, 0, "x")), {Version(1): "v"}[Version(1)])
try:
    Version(1).major = 2
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)


@dataclass
class Rect:
    w: float
    h: float
    area: float = field(init=False)
    scale: InitVar[Optional[int]] = None

    def __post_init__(self, scale):
        if scale:
            self.w *= scale
        self.area = self.w * self.h


print(Rect(2, 3), Rect(2, 3, scale=10))


@dataclass(kw_only=True, slots=True)
class Options:
    debug: bool = False
    level: int


print(Options(level=3), Options.__slots__)
try:
    Options(True, 3)
except TypeError as e:
    print(e)


@dataclass
class Mixed:
    x: int
    _: KW_ONLY
    y: int = 5


print(Mixed(1, y=2), Mixed.__match_args__)


@dataclass
class Base:
    id: int
    kind: str = "base"


@dataclass
class Child(Base):
    extra: str = "e"
    kind: str = "child"


print(Child(1), [f.name for f in fields(Child)], Child(1) == Base(1, "child"))
for source in ("x: list = []", "mutable"):
    try:
        @dataclass
        class Bad:
            x: list = []
    except ValueError as e:
        print(e)
try:
    @dataclass
    class Order:
        x: int = 1
        y: int
except TypeError as e:
    print(e)


@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)


tree = Node(1, [Node(2), Node(3, [Node(4)])])
print(tree)
print(asdict(tree))
loop = Node(1)
loop.children.append(loop)
print(loop)
C = dataclasses.make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"add": lambda self: self.y + self.z})
print(C(1, 2), C(1, 2).add())
print(Item.__dataclass_params__ if False else Item.__doc__, Item.__annotations__["price"])


@dataclass(eq=False)
class ById:
    x: int


print(ById(1) == ById(1), dataclass(repr=False)(type("N", (), {"__annotations__": {"q": int}}))(3).q)
print(field(default=3).default, dataclasses.MISSING is fields(Item)[0].default)


@dataclass
class Temp:
    _c: float = 0

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9


t = Temp(100)
t.f = 32
print(t, t.f)
match Version(3, 1):
    case Version(major=3, minor=m):
        print("three", m)
