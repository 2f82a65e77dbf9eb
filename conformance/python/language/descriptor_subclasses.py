# Subclasses of property, and descriptors in the forms that posts show: class properties, lazy values, typed fields.
from functools import cached_property


class classproperty(property):
    """A property of the class."""

    def __get__(self, obj, owner=None):
        return self.fget(owner)


class Config:
    _name = 'base'

    @classproperty
    def name(cls):
        return f'{cls.__name__}:{cls._name}'


class Special(Config):
    _name = 'special'


print(Config.name, Special.name, Special().name, isinstance(vars(Config)['name'], property))


class counted(property):
    """Counts reads and writes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.reads = self.writes = 0

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        self.reads += 1
        return super().__get__(obj, owner)

    def __set__(self, obj, value):
        self.writes += 1
        super().__set__(obj, value)

    def __delete__(self, obj):
        print('delete')
        super().__delete__(obj)


class Meter:
    level = 0

    @counted
    def reading(self):
        "How much."
        return self.level

    @reading.setter
    def reading(self, value):
        self.level = value

    @reading.deleter
    def reading(self):
        del self.level


m = Meter()
m.reading = 5
m.reading += 1
print(m.reading, Meter.reading.reads, Meter.reading.writes, Meter.reading.__doc__)
del m.reading
print(m.level)


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = '_' + name
        print('named', owner.__name__, name)

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}')
        setattr(obj, self.name, value)


class Person:
    name = Typed(str, '?')
    age = Typed(int)


p = Person()
p.name, p.age = 'Ann', 30
print(p.name, p.age, vars(p), type(Person.name).__name__)
for field, value in (('age', '30'), ('name', None)):
    try:
        setattr(p, field, value)
    except TypeError as e:
        print(e)


class Lazy:
    def __init__(self, make):
        self.make = make

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        print('computing', self.name)
        value = obj.__dict__[self.name] = self.make(obj)
        return value


class Report:
    @Lazy
    def total(self):
        return sum(range(100))

    @cached_property
    def text(self):
        print('making text')
        return f'total {self.total}'


r = Report()
print(r.total, r.total, r.text, r.text, sorted(vars(r)))
del r.total
print(r.total)


class Bound:
    def __init__(self, func):
        self.func = func

    def __get__(self, obj, owner):
        return lambda *args: self.func(owner.__name__, obj is not None, *args)


class Tool:
    @Bound
    def use(name, has_self, *args):
        return name, has_self, args


print(Tool.use(1), Tool().use(2))
print(repr(vars(Person)['age']).startswith('<__main__.Typed object at'), repr(staticmethod(len)).startswith('<staticmethod('))
