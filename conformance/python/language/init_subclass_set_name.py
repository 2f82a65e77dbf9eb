"""__init_subclass__ and __set_name__: hooks that replaced most metaclasses."""


class Plugin:
    registry = []

    def __init_subclass__(cls, /, kind="plain", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.kind = kind
        Plugin.registry.append((cls.__name__, kind))


class A(Plugin):
    pass


class B(Plugin, kind="special"):
    pass


class C(B):
    pass


print(Plugin.registry, C.kind)
try:
    class D(Plugin, colour="red"):
        pass
except TypeError as e:
    print(e)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, None)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)
        delattr(instance, self.name)


class Point:
    x = Typed(int)
    y = Typed(int)

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, vars(p), type(Point.x).__name__)
try:
    p.x = "no"
except TypeError as e:
    print(e)
del p.y
print(p.y, vars(p))


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError(f"not as {name}")


try:
    class Holder:
        attribute = Broken()
except RuntimeError as e:
    print(type(e).__name__, e, "|", repr(e.__cause__))
