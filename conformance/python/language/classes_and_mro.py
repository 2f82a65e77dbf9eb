class Base:
    def __init__(self, *args, **kwargs):
        print("Base", args, kwargs)

    def who(self):
        return "Base"


class A(Base):
    def __init__(self, a=1, **kwargs):
        print("A", a)
        super().__init__(**kwargs)

    def who(self):
        return "A > " + super().who()


class B(Base):
    def __init__(self, b=2, **kwargs):
        print("B", b)
        super().__init__(**kwargs)

    def who(self):
        return "B > " + super().who()


class C(A, B):
    def who(self):
        return "C > " + super().who()


c = C(a=10, b=20, rest=30)
print(c.who())
print([k.__name__ for k in C.__mro__], isinstance(c, B), issubclass(C, (int, Base)))
try:
    class D(Base, A):
        pass
except TypeError as e:
    print("TypeError:", e)


class Registry(type):
    classes = []

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.classes.append((name, options))
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)


class Plugin(metaclass=Registry):
    pass


class Special(Plugin, flag=True):
    pass


print(type(Special()).__name__, Registry.classes)


class Hooked:
    subclasses = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.subclasses.append((cls.__name__, tag))


class X(Hooked, tag="x"):
    pass


class Y(X):
    pass


print(Hooked.subclasses)


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


one, two = Singleton(1), Singleton(2)
print(one is two, one.value)


class Tools:
    unit = "cm"

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def make(cls, *args):
        return cls, args

    class Inner:
        def __str__(self):
            return "inner"


print(Tools.add(1, 2), Tools().make(3)[0].__name__, Tools.Inner(), Tools.Inner.__qualname__)
t = Tools()
t.unit = "mm"
print(t.unit, Tools.unit, vars(t), t.__dict__)
del t.unit
print(t.unit)
for bad in (lambda: t.nope, lambda: Tools.nope, lambda: t.__class__.missing(), lambda: Base.who(), lambda: object.nope):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


s = Slotted()
for bad in (lambda: s.y, lambda: setattr(s, "z", 1), lambda: s.__dict__):
    try:
        bad()
    except AttributeError as e:
        print(e)
print(C.__name__, C.__bases__, type(C), C.__module__)
