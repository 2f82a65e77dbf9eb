"""Class patterns ask for attributes as any code does: properties, descriptors, named tuples, `__getattr__`."""
from collections import namedtuple
from dataclasses import dataclass

Point = namedtuple('Point', 'x y')


class Circle:
    __match_args__ = ('radius', 'area')

    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return self.radius * self.radius * 3

    @property
    def broken(self):
        raise ValueError('broken')

    @property
    def hidden(self):
        raise AttributeError('hidden')


class Anything:
    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(name)
        return name.upper()


class Meta(type):
    def __instancecheck__(cls, instance):
        return Answer(hasattr(instance, 'quack'))


class Answer:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print('truth asked')
        return self.value


class Duck(metaclass=Meta):
    pass


class Loud:
    quack = 'quack'


@dataclass
class Pair:
    left: object
    right: object


def kind(value):
    match value:
        case Point(x=0, y=0):
            return 'origin'
        case Point(x=0, y=y):
            return f'on the y axis at {y}'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Point(x=x):
            return f'point {x}'
        case Circle(area=3):
            return 'unit circle'
        case Circle(hidden=h):
            return f'not hidden {h}'
        case Circle(r, a):
            return f'circle {r} {a}'
        case Pair(Point(x=1), Circle(area=a)):
            return f'pair {a}'
        case Anything(nothing=_):
            return 'never'
        case Anything(thing=t, other='OTHER'):
            return t
        case Duck(quack=q):
            return q
    return 'nothing'


for value in (Point(0, 0), Point(0, 2), Point(3, 3), Point(1, 2), Circle(1), Circle(2),
              Pair(Point(1, 0), Circle(3)), Pair(1, 2), Anything(), Loud(), 5):
    print(kind(value))

try:
    match Circle(1):
        case Circle(broken=b):
            print(b)
except ValueError as error:
    print('error', error)
try:
    match Circle(1):
        case Circle(1, 3, 4):
            pass
except TypeError as error:
    print(error)


class Sub(metaclass=type('Checker', (type,), {'__subclasscheck__': lambda cls, sub: Answer(sub is int)})):
    pass


print(issubclass(int, Sub), issubclass(str, Sub), isinstance(5, (Duck, int)))
