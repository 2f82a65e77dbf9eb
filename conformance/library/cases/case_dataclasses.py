from dataclasses import *
import inspect


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
    w: str = field(default='w', repr=False, compare=False)


t(P, 1); t(P); t(P, 1, 2, 3, 4, 5); t(P, 1, q=2); t(P, 1, x=2); t(lambda: P(1) == P(1)); t(lambda: P(1, w='a') == P(1, w='b')); t(lambda: P(1) < P(2)); t(hash, P(1)); t(lambda: P.__doc__); t(lambda: P.__match_args__); t(lambda: P(1).w); t(lambda: P.y); t(lambda: P.z); t(fields, 3); t(lambda: [f.name for f in fields(P)]); t(asdict, P(1, 2, [P(3)])); t(astuple, P(1)); t(replace, P(1), y=9); t(is_dataclass, P); t(is_dataclass, 3); t(lambda: inspect.signature(P)); t(asdict, P); t(lambda: fields(P)[0]); t(lambda: P.__dataclass_params__)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'b'
f = F(1); t(lambda: f); t(lambda: setattr(f, 'a', 2)); t(lambda: delattr(f, 'a')); t(lambda: setattr(f, 'new', 2)); t(lambda: hash(F(1)) == hash((1, 'b'))); t(lambda: [F(1) < F(2), F(1) >= F(1), F(2, 'a') > F(1, 'z'), sorted([F(2), F(1)])]); t(lambda: {F(1): 1}[F(1)]); t(lambda: F(1) < 3)
@dataclass
class Base:
    a: int
    b: int = 0
    def __post_init__(self): print('post', self.a)
@dataclass
class Child(Base):
    c: int = 5
    b: int = 7
t(Child, 1); t(lambda: Child(1, 2, 3) == Child(1, 2, 3)); t(lambda: Base(1) == Child(1))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
t(K, 1, c=2); t(K, 1); t(K, 1, 2); t(lambda: inspect.signature(K)); t(K, 1, 2, c=3)
@dataclass(kw_only=True)
class K2:
    a: int
t(K2, a=1); t(K2, 1)
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
t(S, 1); t(lambda: S.__slots__); t(lambda: setattr(S(1), 'zz', 1)); t(lambda: hasattr(S(1), '__dict__'))
@dataclass(frozen=True, slots=True)
class FS:
    a: int
t(FS, 1); t(lambda: setattr(FS(1), 'a', 2)); t(lambda: hash(FS(1)) == hash((1,)))
@dataclass
class I:
    a: int
    v: InitVar[int]
    d: int = field(init=False)
    def __post_init__(self, v): self.d = self.a + v
t(I, 1, 2); t(lambda: inspect.signature(I)); t(replace, I(1, 2)); t(replace, I(1, 2), v=3); t(replace, I(1, 2), v=3, d=1)
def bad1():
    @dataclass
    class X:
        a: int = 1
        b: int
t(bad1)
def bad2():
    @dataclass
    class X:
        a: list = []
t(bad2)
def bad3():
    @dataclass
    class X:
        a = field()
t(bad3); t(field, default=1, default_factory=list)
def bad4():
    @dataclass
    class X(F):
        c: int = 1
t(bad4)
@dataclass(repr=False, eq=False)
class N:
    a: int
t(lambda: N(1) == N(1)); t(lambda: 'N object' in repr(N(1))); t(lambda: hash(N(1)) is not None)
@dataclass
class R:
    a: object = None
r = R(); r.a = r; t(lambda: r)
@dataclass(unsafe_hash=True)
class U:
    a: int
t(lambda: hash(U(1)) == hash((1,)))
t(lambda: make_dataclass('M', ['x', ('y', int), ('z', int, 5)])(1, 2)); t(make_dataclass, 'M', ['class'])
@dataclass
class E:
    """has doc"""
t(E); t(lambda: E.__doc__); t(lambda: E() == E())
match P(1, 5):
    case P(x, y): print(x, y)
@dataclass
class WithMethods:
    a: int
    def __repr__(self): return 'mine'
    def __eq__(self, o): return True
t(WithMethods, 1); t(lambda: WithMethods(1) == 5); t(lambda: WithMethods.__hash__)
class Outer:
    @dataclass
    class Inner:
        v: float
t(Outer.Inner, 1.5); import typing
@dataclass
class CV:
    a: typing.ClassVar[int] = 3
    b: int = 4
    c: typing.Optional[int] = None
    d: 'int' = 1
t(CV); t(lambda: CV.a); t(lambda: inspect.signature(CV)); t(lambda: CV.__doc__)
