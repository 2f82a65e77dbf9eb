# What a metaclass's __prepare__ gives is where a class body stores and looks up its names.


class Unique(dict):
    """A namespace in which nothing is defined twice."""

    def __init__(self, owner):
        super().__init__()
        self.owner = owner
        self.log = []

    def __setitem__(self, name, value):
        if name in self and not name.startswith('_'):
            raise TypeError(f'{name} is defined twice in {self.owner}')
        self.log.append(name)
        super().__setitem__(name, value)


class Strict(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        print('prepare', meta.__name__, name, [b.__name__ for b in bases], kwargs)
        return Unique(name)

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.order = [n for n in namespace.log if not n.startswith('_')]
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        print('init', name, sorted(kwargs))


class Shape(metaclass=Strict, colour='red'):
    sides = 0

    def area(self):
        return 0

    def name(self):
        return 'shape'


print(Shape.order)
try:
    class Broken(Shape):
        def area(self):
            return 1

        def area(self):
            return 2
except TypeError as e:
    print('TypeError:', e)


class Numbered(dict):
    """Names that are only mentioned get the next number."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def __missing__(self, name):
        if name.startswith('_') or not name.isupper():
            raise KeyError(name)
        self[name] = self.count
        self.count += 1
        return self[name]


class Listing(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Numbered()

    def __new__(meta, name, bases, namespace):
        return super().__new__(meta, name, bases, dict(namespace))


class Colour(metaclass=Listing):
    RED
    GREEN
    BLUE
    total = len('abc')


print(Colour.RED, Colour.GREEN, Colour.BLUE, Colour.total)
try:
    class Lost(metaclass=Listing):
        print(nowhere)
except NameError as e:
    print('NameError:', e)


class Bad(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return 5


try:
    class Nothing(metaclass=Bad):
        pass
except TypeError as e:
    print('TypeError:', e)
