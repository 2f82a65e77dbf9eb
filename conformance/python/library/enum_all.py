import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN

    def __str__(self):
        return f"colour {self.value}"


print(Colour.RED, repr(Colour.RED), Colour(2), Colour["RED"], Colour.CRIMSON is Colour.RED, list(Colour), len(Colour), Colour.RED.pretty, Colour.default())
print(Colour.__members__, Colour.RED in Colour, isinstance(Colour.RED, Colour), Colour.RED == 1, {Colour.RED: "r"}[Colour.RED], f"{Colour.RED}", Colour.RED.name, Colour.RED.value)
for bad in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: setattr(Colour, "RED", 5), lambda: Colour.RED < Colour.GREEN, lambda: Colour.BLUE):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class State(Enum):
    NEW = auto()
    READY = auto()
    RUNNING = auto()
    DONE = "done"


print(list(State), State.READY.value, [s.name for s in State])


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.LOW + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.LOW}", str(Level.HIGH), repr(Level.LOW), int(Level.HIGH), Level.LOW == 1, [10, 20][Level.LOW])


class Text(StrEnum):
    HELLO = auto()
    BYE = "bye!"


print(Text.HELLO, Text.BYE.upper(), Text.HELLO == "hello", repr(Text.BYE), f"{Text.HELLO:>8}")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), Perm.R in p, Perm.W in p, ~Perm.R, Perm.RW & Perm.W, bool(Perm.R & Perm.W), Perm(0), list(p), Perm.RW, p.value, Perm(7), p ^ Perm.R)


class IP(IntFlag):
    A = 1
    B = 2


print(IP.A | IP.B, IP(3), IP.A | 8, repr(IP(2)), IP.A + 1, 3 & IP.B)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class More(Colour):
        BLUE = 3
except TypeError as e:
    print(e)


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / self.radius ** 2


print(round(Planet.EARTH.gravity, 2), Planet.MARS.value)


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    FIRST = auto()
    SECOND = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.FIRST if value == "any" else None


print(list(Auto), Auto("any"), Auto.SECOND.value)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value, Enum("N", {"A": 5}).A, Enum("S", ["x", "y"])["y"])
match State.NEW:
    case State.NEW | State.READY:
        print("not running")


class Op(Enum):
    ADD = enum.member(lambda a, b: a + b) if hasattr(enum, "member") else None
    helper = enum.nonmember(3)

    def __call__(self, *a):
        return self.value(*a)


print(Op.ADD(1, 2), Op.helper, hash(Colour.RED) == hash("RED"), Colour.RED._value_)
