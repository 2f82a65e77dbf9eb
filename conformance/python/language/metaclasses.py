"""Metaclasses as posts use them: registries, singletons, abstract checks, __prepare__."""


class Registry(type):
    plugins = {}

    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        if options.get("register", True):
            mcls.plugins[name.lower()] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.order = len(Registry.plugins)

    def __call__(cls, *args):
        print("making a", cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return len(cls.plugins)

    def __iter__(cls):
        return iter(sorted(cls.plugins))


class Base(metaclass=Registry, register=False):
    def __init__(self, x=0):
        self.x = x


class Csv(Base):
    pass


class Json(Base):
    pass


print(Registry.plugins, Csv.order, Json.order, Base.order)
print(len(Csv), list(Json), Csv(4).x, type(Csv).__name__, isinstance(Csv, Registry))


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, name):
        print("configured", name)
        self.name = name


print(Config("a") is Config("b"), Config("c").name)


class Recorder(dict):
    def __init__(self):
        super().__init__()
        self.writes = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.writes.append(key)
        super().__setitem__(key, value)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Recorder()

    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, dict(namespace))
        cls.fields = namespace.writes
        return cls


class Form(metaclass=Ordered):
    zeta = 1
    alpha = 2

    def method(self):
        pass

    alpha = 3


print(Form.fields, Form.alpha)
try:
    class Clash(Csv, metaclass=Singleton):
        pass
except TypeError as e:
    print(e)


class Meta2(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, other):
        return "quack" in vars(other)

    def __getattr__(cls, name):
        return f"{cls.__name__}.{name}?"


class Duck(metaclass=Meta2):
    pass


class Robot:
    def quack(self):
        pass


print(isinstance(Robot(), Duck), issubclass(Robot, Duck), isinstance(3, Duck), Duck.wings)
Dynamic = type("Dynamic", (Base,), {"speak": lambda self: f"dynamic {self.x}"}, register=False) if False else Registry("Dynamic", (Base,), {"speak": lambda self: f"dynamic {self.x}"})
print(Dynamic(7).speak(), Dynamic.__mro__)
