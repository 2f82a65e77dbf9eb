# Method resolution, super in diamonds and mixins, __init_subclass__ with keywords, and classes made by hand.


class Root:
    def __init__(self, **kwargs):
        if kwargs:
            raise TypeError(f'left over: {sorted(kwargs)}')
        print('Root')

    def who(self):
        return ['Root']


class A(Root):
    def __init__(self, a=1, **kwargs):
        print('A', a)
        super().__init__(**kwargs)

    def who(self):
        return ['A'] + super().who()


class B(Root):
    def __init__(self, b=2, **kwargs):
        print('B', b)
        super().__init__(**kwargs)

    def who(self):
        return ['B'] + super().who()


class C(A, B):
    def who(self):
        return ['C'] + super().who()


print(C(a=5, b=6).who(), [k.__name__ for k in C.__mro__])
print(super(A, C(b=0)).who(), A.who(C()), super(C, C).__thisclass__.__name__)
try:
    C(z=1)
except TypeError as e:
    print(e)
for bases in ((A, Root, B), (Root, A), (A, A), (bool,), (type(None),)):
    try:
        print([k.__name__ for k in type('X', bases, {}).__mro__])
    except TypeError as e:
        print(str(e).replace('\n', ' '))


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, *, hidden=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not hidden:
            Plugin.registry[name or cls.__name__.lower()] = cls
        print('made', cls.__name__, name, hidden)


class Csv(Plugin, name='csv'):
    pass


class Json(Plugin):
    pass


class Draft(Json, hidden=True):
    pass


print(sorted(Plugin.registry))
try:
    class Wrong(Plugin, colour=1):
        pass
except TypeError as e:
    print(e)


class Shape:
    def __new__(cls, kind, *args):
        for sub in cls.__subclasses__():
            if sub.__name__.lower() == kind:
                return super().__new__(sub)
        raise ValueError(f'no shape {kind}')

    def __init__(self, kind, *args):
        self.args = args


class Circle(Shape):
    def area(self):
        return 3 * self.args[0] ** 2


class Square(Shape):
    def area(self):
        return self.args[0] ** 2


print(Shape('circle', 2).area(), type(Shape('square', 3)).__name__, [s.__name__ for s in Shape.__subclasses__()])


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        print('init again')


print(Single() is Single())


class Positive(int):
    def __new__(cls, value):
        if value < 0:
            raise ValueError('negative')
        return super().__new__(cls, value)

    def __sub__(self, other):
        return Positive(int(self) - int(other))


p = Positive(5) - 3
print(p, type(p).__name__, p + 1, type(p + 1).__name__, isinstance(p, int), {p: 1}[2])
try:
    p - 9
except ValueError as e:
    print(e)


def greet(self):
    return f'{self.greeting} from {type(self).__name__}'


Dynamic = type('Dynamic', (Root,), {'greeting': 'hi', 'greet': greet, '__doc__': 'made by hand'})
d = Dynamic()
print(d.greet(), Dynamic.__doc__, Dynamic.__name__, Dynamic.__bases__[0].__name__, d.who())
d.__class__ = Single
print(type(d).__name__, isinstance(d, Dynamic), hasattr(d, 'greet'))
for make in (lambda: object.__new__(dict), lambda: int.__new__(str), lambda: object(1), lambda: type('A', (1,), {})):
    try:
        make()
    except TypeError as e:
        print(e)
