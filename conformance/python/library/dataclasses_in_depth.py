# dataclasses: order of fields, inheritance, defaults, frozen, slots, kw_only, post-init, hashing, conversion.
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tag: str = field(default='', compare=False)
    names: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        Version.count += 1

    @property
    def text(self):
        return f'{self.major}.{self.minor}'


a, b = Version(1, 2, 'x'), Version(1, 2, 'y')
print(a, a == b, a < Version(2), max(Version(1, 9), Version(2)).text, Version.count, a.names is b.names, a.__eq__(5))
print([f.name for f in fields(Version)], fields(a)[2].default, Version.__match_args__)
try:
    a < 5
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


p = Point(1)
for act in (lambda: setattr(p, 'x', 2), lambda: delattr(p, 'y'), lambda: setattr(p, 'z', 2)):
    try:
        act()
    except FrozenInstanceError as e:
        print(type(e).__name__, e)
print(p.moved(2), {p: 'found'}[Point(1, 0)], hash(p) == hash(Point(1.0)))


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10


print(Derived(), Derived(1, c=5), [f.name for f in fields(Derived)])


@dataclass
class Keyword:
    first: str
    _: KW_ONLY
    second: int = 5
    third: int = field(default=7, kw_only=True)
    scale: InitVar[int] = 1
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = (self.second + self.third) * scale


print(Keyword('x', scale=2), Keyword('y', third=0, second=1))
for bad in (lambda: Keyword('x', 1, 2, 3), lambda: Keyword(), lambda: Keyword('x', total=1)):
    try:
        bad()
    except TypeError as e:
        print(str(e).replace('Keyword.', ''))


@dataclass(slots=True)
class Slim:
    x: int
    y: int = 4


s = Slim(1)
try:
    s.z = 1
except AttributeError as e:
    print(e)
print(s, hasattr(s, '__dict__'), Slim.__slots__)


@dataclass
class Tree:
    value: int
    children: list['Tree'] = field(default_factory=list)
    meta: dict = field(default_factory=dict)


t = Tree(1, [Tree(2, [Tree(3)]), Tree(4)], {'k': (Tree(5),)})
print(asdict(t))
print(astuple(t.children[0]), is_dataclass(t), is_dataclass(Tree), is_dataclass(5))
d = asdict(t, dict_factory=lambda pairs: {k: v for k, v in pairs if v})
print(d)
t.children.append(t)
print(t)
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'sum': lambda self: self.x + self.y + self.z})
print(C(1, 2), C(1, 2).sum())
match Point(3, 4):
    case Point(x, y=4):
        print('matched', x)


def attempt(text, make):
    try:
        make()
        print(text, 'is fine')
    except (TypeError, ValueError) as e:
        print(text, type(e).__name__, e)


attempt('mutable', lambda: dataclass(type('M', (), {'__annotations__': {'x': list}, 'x': []})))
attempt('order', lambda: dataclass(type('M', (), {'__annotations__': {'x': int, 'y': int}, 'x': 1})))
attempt('frozen', lambda: dataclass(type('M', (Point,), {'__annotations__': {}})))
attempt('replace', lambda: replace(Keyword('x'), total=1))


@dataclass(eq=False, repr=False)
class Plain:
    x: int


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(hash=False, default_factory=list)


print(Plain(1) == Plain(1), 'object at' in repr(Plain(1)), hash(Hashed(1)) == hash(Hashed(1, [2])), Hashed(1) == Hashed(1, [2]))
