"""Attribute access in all its forms with Python code behind it, cut anywhere."""


class Meta(type):
    def __getattr__(cls, name):
        return f"meta {name}"

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.made_by = "meta"
        return instance

    def __instancecheck__(cls, other):
        return hasattr(other, "made_by")

    def __iter__(cls):
        return iter(["i", "j"])


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return [self.name, instance.n if instance else None]

    def __set__(self, instance, value):
        instance.n = value * 2


class Base(metaclass=Meta):
    d = Descriptor()

    def __init__(self, n):
        self.n = n

    def __getattr__(self, name):
        return f"{name}?"

    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    @property
    def double(self):
        return self.n * 2

    @classmethod
    def build(cls, n):
        return cls(n)

    def method(self, *args):
        return args, self.n


class Child(Base):
    def method(self, *args):
        return "child", super().method(*args)

    def __add__(self, other):
        return Child(self.n + getattr(other, "n", other))

    __radd__ = __add__

    def __call__(self, x):
        return self.n * x

    def __getitem__(self, key):
        return (self.n, key)


c = Child.build(5)
print(c.n, c.d, c.double, c.missing, Child.missing, c.made_by, c.method(1, 2), list(Child))
c.d = 7
print(c.n, (c + 1).n, (1 + c).n, (c + c).n, c(3), c[1:2], isinstance(c, Base), isinstance(5, Base))
print(sum([Child(1), Child(2), Child(3)]).n, [m(2) for m in (Child(1), Child(4))], list(map(Child(3), range(3))))
total = Child(0)
for i in range(5):
    total += i
print(total.n, getattr(c, "nope", "never the default"), hasattr(c, "anything"), c.d[0])
