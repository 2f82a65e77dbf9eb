# property by itself: documentation, subclasses, what is missing, and properties that are copied.
import inspect


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError('below absolute zero')
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print('forgotten')
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    secret = property(None, lambda self, v: print('told', v), None, 'Write only.')


t = Temperature(20)
print(t.celsius, t.fahrenheit, Temperature.celsius.__doc__, Temperature.secret.__doc__, Temperature.fahrenheit.__doc__)
t.celsius = 30
t.secret = 42
for act in (lambda: setattr(t, 'fahrenheit', 1), lambda: t.secret, lambda: delattr(t, 'secret'),
            lambda: setattr(t, 'celsius', -300)):
    try:
        act()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)

p = Temperature.celsius
print(p.fget.__name__, p.fset.__name__, p.fdel.__name__, isinstance(p, property), inspect.isdatadescriptor(p))
p2 = p.getter(lambda self: 'other')
print(p2 is p, p2.fset is p.fset, p2.__doc__)
p.__doc__ = 'Changed.'
print(Temperature.celsius.__doc__)


class Logged(property):
    """A property that tells."""

    def __get__(self, obj, owner=None):
        if obj is not None:
            print('get', self.fget.__name__)
        return super().__get__(obj, owner)


class Box:
    @Logged
    def width(self):
        """How wide."""
        return 3

    @width.setter
    def width(self, value):
        print('set', value)


b = Box()
print(b.width, type(Box.width).__name__, Box.width.__doc__)
b.width = 9


class Outer:
    class Inner:
        value = property()


for act in (lambda: Outer.Inner().value, lambda: setattr(Outer.Inner(), 'value', 1)):
    try:
        act()
    except AttributeError as e:
        print(e)


class Meta(type):
    @property
    def tag(cls):
        return f'<{cls.__name__}>'


class Tagged(metaclass=Meta):
    @classmethod
    @property
    def lower(cls):
        return cls.__name__.lower()


print(Tagged.tag, Tagged.lower)
try:
    Tagged().tag
except AttributeError as e:
    print(e)
