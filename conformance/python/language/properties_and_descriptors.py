class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleting")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32


t = Celsius(100)
print(t.degrees, t.fahrenheit, Celsius.degrees.__doc__)
t.degrees = 0
print(t.fahrenheit)
for bad in (lambda: setattr(t, "degrees", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit")):
    try:
        bad()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del t.degrees
try:
    t.degrees
except AttributeError as e:
    print(e)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)


class NonData:
    def __get__(self, instance, owner):
        return f"from descriptor of {owner.__name__}"


class Person:
    name = Typed(str)
    age = Typed(int)
    note = NonData()

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ann", 30)
print(p.name, p.age, p.note, Person.note, type(Person.name).__name__)
p.note = "instance wins over a non-data descriptor"
print(p.note)
p.__dict__["name"] = "shadow loses"
print(p.name)
try:
    p.age = "old"
except TypeError as e:
    print(e)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        print("computing")
        value = instance.__dict__[self.f.__name__] = self.f(instance)
        return value


class Data:
    @Lazy
    def heavy(self):
        return 42

    def __getattr__(self, name):
        return f"no {name}"

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

    def __dir__(self):
        return ["a", "b"]


d = Data()
print(d.heavy, d.heavy, d.missing, dir(d))
d.x = 1
del d.x
print(d.x, getattr(d, "y"), hasattr(d, "z"))


class Everything:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        return object.__getattribute__(self, name)

    secret = 1
    shown = 2


e = Everything()
print(e.shown, getattr(e, "secret", "default"), hasattr(e, "secret"))
method = p.__init__
print(method.__self__ is p, method.__func__ is Person.__init__, Person.__init__.__get__(p).__name__)
