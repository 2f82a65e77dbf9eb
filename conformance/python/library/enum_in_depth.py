# enum: values made automatically, aliases, methods, members with data, flags and their combinations, lookups.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / self.radius ** 2


print(f'{Planet.EARTH.gravity:.2f}', Planet.EARTH.value, Planet['MERCURY'].name, Planet((5.976e+24, 6.37814e6)))


class Colour(Enum):
    RED = auto()
    GREEN = auto()
    CRIMSON = RED
    BLUE = 10
    NEXT = auto()

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for member in cls:
                if member.name.lower() == value.lower():
                    return member
        return None

    @staticmethod
    def count():
        return len(Colour)

    def __str__(self):
        return f'a kind of {self.name.lower()}'


def extend():
    class Sub(Colour):
        PURPLE = 1


print(list(Colour), Colour.CRIMSON is Colour.RED, list(Colour.__members__), Colour('green'), repr(Colour(10)), Colour.count())
print(Colour.RED, f'{Colour.RED}', f'{Colour.RED!r:>20}', Colour.RED in Colour, Colour.RED == 1, {Colour.RED: 'r'}[Colour.CRIMSON])
for act in (lambda: Colour(99), lambda: Colour['PINK'], lambda: Colour.PINK, lambda: setattr(Colour, 'RED', 5), lambda: Colour.RED < Colour.BLUE,
            extend, lambda: unique(Colour)):
    try:
        print(act())
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, Perm.RW & ~Perm.W, ~Perm.R, Perm(7), Perm(0), bool(Perm.R & Perm.X), list(Perm.R | Perm.X), len(Perm.RW))
print(Perm.RW ^ Perm.R, Perm['RW'].value, repr(Perm.R | Perm.W), Perm.X.name, (Perm.R | Perm.X).name)


class Status(IntEnum):
    OK = 200
    LOST = 404

    @property
    def good(self):
        return self < 300


print(Status.OK + 1, Status.OK == 200, Status(404).good, sorted([Status.LOST, Status.OK]), f'{Status.OK}', str(Status.OK), repr(Status.OK), f'{Status.OK:>5d}', [10, 20, 30][IntEnum('I', 'a b').a])


class Mode(StrEnum):
    FAST = auto()
    SLOW = 's'


print(Mode.FAST, Mode.FAST == 'fast', Mode('s'), f'{Mode.SLOW!r}', Mode.FAST.upper(), 'x' + Mode.SLOW, ','.join(Mode))


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.B, Bits.A + 4, Bits(5), Bits(9), Bits.A | 8, isinstance(Bits.A & 1, Bits), ~Bits.A, list(Bits(6)))
Animal = Enum('Animal', 'CAT DOG', start=5)
Shape = Enum('Shape', {'SQUARE': 'sq', 'ROUND': 'ro'})
print(list(Animal), Shape('ro').name, [m.value for m in reversed(Shape)], Animal.CAT.__class__.__name__, type(Animal).__name__)


class Op(Enum):
    ADD = ('+', lambda a, b: a + b)
    MUL = ('*', lambda a, b: a * b)

    def __new__(cls, symbol, function):
        obj = object.__new__(cls)
        obj._value_ = symbol
        obj.function = function
        return obj

    def __call__(self, a, b):
        return self.function(a, b)


print(Op('+')(2, 3), Op.MUL(2, 3), Op.ADD.value, [op.name for op in Op])


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f'{name.lower()}-{count}'

    FIRST = auto()
    SECOND = auto()


print([m.value for m in Auto], Auto.FIRST.name, hash(Auto.FIRST) == hash('FIRST'))
match Status(200):
    case Status.LOST:
        print('lost')
    case Status.OK:
        print('matched ok')
