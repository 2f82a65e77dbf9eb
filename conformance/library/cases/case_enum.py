from enum import *
import copy


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


class C(Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1
    def hello(self): return 'hi ' + self.name
    @classmethod
    def first(cls): return cls.RED
    @property
    def up(self): return self.name.lower()


t(lambda: C.RED); t(str, C.RED); t(lambda: f'{C.RED}'); t(lambda: f'{C.RED:>10}'); t(C, 1); t(C, 5); t(lambda: C['RED']); t(lambda: C['X']); t(lambda: C.ALIAS); t(list, C); t(len, C); t(lambda: C.RED.name + str(C.RED.value)); t(lambda: C.RED is C(1)); t(lambda: C.RED.hello()); t(lambda: C.first()); t(lambda: C.RED.up); t(lambda: C.__members__); t(lambda: setattr(C, 'RED', 3)); t(lambda: C.X); t(lambda: C.RED == 1); t(lambda: {C.RED: 1}[C.RED]); t(lambda: C.RED in C); t(lambda: isinstance(C.RED, C)); t(C); t(lambda: C); t(lambda: C.RED < C.GREEN); t(lambda: [c.name for c in reversed(C)]); t(lambda: copy.deepcopy(C.RED) is C.RED); t(lambda: C.RED.value.__class__); t(lambda: setattr(C.RED, 'value', 3)); t(lambda: delattr(C, 'RED')); t(dir, C.RED.__class__) if 0 else None
class A(Enum):
    X = auto(); Y = auto(); Z = 10; W = auto()
t(lambda: [a.value for a in A])
class N(IntEnum):
    ONE = 1; TWO = 2
t(lambda: N.ONE); t(str, N.ONE); t(lambda: f'{N.ONE}'); t(lambda: N.ONE + 1); t(lambda: N.ONE < N.TWO); t(lambda: N(2)); t(lambda: sorted([N.TWO, N.ONE])); t(lambda: N.ONE == 1); t(lambda: [10, 20][N.ONE]); t(lambda: '%d' % N.TWO); t(lambda: hash(N.ONE) == hash(1)); t(lambda: repr({N.ONE: 'a'}))
class S(StrEnum):
    A = auto(); B = 'bee'
t(lambda: S.A); t(str, S.B); t(lambda: S.A + 'x'); t(lambda: f'{S.B}!')
class St(str, Enum):
    A = 'aa'
t(lambda: St.A); t(str, St.A); t(lambda: f'{St.A}'); t(lambda: St.A == 'aa'); t(lambda: St('aa')); t(lambda: St.A.upper())
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
t(lambda: P.R | P.X); t(lambda: P.RW); t(lambda: P(0)); t(lambda: P(7)); t(lambda: ~P.R); t(lambda: P.R & P.W); t(lambda: P.R in P.RW); t(lambda: bool(P.R & P.W)); t(lambda: list(P)); t(lambda: list(P.R | P.X)); t(lambda: len(P.RW)); t(str, P.R | P.X); t(str, P(0)); t(P, 8); t(lambda: P.R ^ P.RW); t(lambda: P.R | 1); t(lambda: [p.value for p in P]); t(lambda: P.R | P.W is P.RW); t(lambda: (P.R | P.W) is P.RW); t(lambda: P)
class I(IntFlag):
    A = 1; B = 2; C = 4
t(lambda: I.A | I.B); t(lambda: I.A | 8); t(lambda: I(9)); t(str, I.A | I.B); t(lambda: I.A + 1); t(lambda: ~I.A); t(lambda: I(0)); t(lambda: I.A | I.B == 3)
def dup():
    @unique
    class D(Enum):
        A = 1; B = 1
t(dup)
def again():
    class D(Enum):
        A = 1; A = 2
t(again)
def ext():
    class D(C): pass
t(ext)
class Planet(Enum):
    E = (5.0, 6.0)
    M = (3.0, 4.0)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def d(self): return self.mass / self.radius
t(lambda: Planet.E); t(lambda: (Planet.M.mass, Planet.M.d, Planet((3.0, 4.0))))
F = Enum('F', 'a b c'); t(lambda: list(F)); t(lambda: Enum('G', {'x': 5, 'y': 6}).y); t(lambda: Enum('H', ['q', 'r'], start=10).r.value); t(lambda: IntEnum('J', 'a b').b + 1)
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o = bytes.__new__(cls, [value]); o._value_ = value; o.label = label; return o
    PX = (0, 'P.X')
    PY = (1, 'P.Y')
t(lambda: Coord.PY); t(lambda: (Coord.PX.label, Coord(1).label))
class Auto2(Enum):
    def _generate_next_value_(name, start, count, last): return name + str(count)
    A = auto(); B = auto()
t(lambda: list(Auto2))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'x' else None
t(Miss, 'x'); t(Miss, 'y')
class L(Enum):
    A = [1]
    B = {'k': 1}
t(L, [1]); t(lambda: L.B); t(lambda: L([2]))
class Fn(Enum):
    A = 1
    def f(self): return 1
    lam = lambda self: 2
    _ignore_ = ['tmp']
t(lambda: list(Fn)); t(lambda: Fn.A.lam())
match C.RED:
    case C.GREEN: print('no')
    case C.RED: print('yes')
t(lambda: 1 in C)
class Ops(Enum):
    PLUS = '+'
    def __call__(self, a, b): return a + b
    def __str__(self): return self.value
t(lambda: Ops.PLUS(1, 2)); t(str, Ops.PLUS); t(lambda: f'{Ops.PLUS}')
