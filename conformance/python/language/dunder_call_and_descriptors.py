"""__call__, descriptors with state, lazy attributes, cached ones, method objects, functions stored on instances."""


class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, step=1):
        self.n += step
        return self.n


c = Counter()
print(c(), c(5), callable(c), c.n, list(map(c, [1, 1])))


class Validated:
    def __init__(self, check, message):
        self.check, self.message = check, message

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"<descriptor {self.name} of {owner.__name__}>"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} {self.message}, not {value!r}")
        instance.__dict__[self.name] = value


class Person:
    name = Validated(lambda v: isinstance(v, str) and v, "must be a text")
    age = Validated(lambda v: 0 <= v < 150, "must be an age")

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ann", 30)
print(p.name, p.age, Person.name, vars(p))
for attempt in (("age", 200), ("name", "")):
    try:
        setattr(p, *attempt)
    except ValueError as e:
        print(e)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        if instance is None:
            return self
        print("computing", self.f.__name__)
        value = instance.__dict__[self.f.__name__] = self.f(instance)
        return value


class Data:
    @Lazy
    def total(self):
        return 42

    def method(self):
        return "method"


d = Data()
print(d.total, d.total, vars(d))
d.total = 5
print(d.total)
d.method = lambda: "instance function"
print(d.method(), Data.method(d), Data().method(), Data.__dict__["method"].__get__(d)(), Data.method.__get__(d, Data).__self__ is d)


class ReadOnly:
    def __get__(self, instance, owner):
        return "fixed"

    def __set__(self, instance, value):
        raise AttributeError("read only")


class NonData:
    def __get__(self, instance, owner):
        return "from descriptor"


class Mix:
    r = ReadOnly()
    n = NonData()


m = Mix()
m.__dict__.update(r="instance r", n="instance n")
print(m.r, m.n)
try:
    m.r = 1
except AttributeError as e:
    print(e)
del m.__dict__["n"]
print(m.n)


class Meta(type):
    @property
    def shout(cls):
        return cls.__name__.upper()


class Thing(metaclass=Meta):
    pass


print(Thing.shout, hasattr(Thing(), "shout"))


def bound(self, x):
    return self, x


class Holder:
    f = bound
    g = staticmethod(bound)
    h = classmethod(bound)
    k = len


h = Holder()
print(h.f(1)[0] is h, h.g(1, 2), h.h(3)[0] is Holder, h.k("abc"))
