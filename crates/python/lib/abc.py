"""Abstract base classes."""

from _switchboard import registered


def abstractmethod(funcobj):
    """A class with this method cannot be instantiated until a subclass overrides it."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        function.__isabstractmethod__ = True
        super().__init__(function)


class abstractproperty(property):
    __isabstractmethod__ = True


class _Registry:
    """What one abstract class knows of its virtual subclasses."""

    __slots__ = ('registered', 'known')

    def __init__(self):
        self.registered = []
        # Classes found to be subclasses: an answer of yes never changes.
        self.known = set()


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls._abc_impl = _Registry()
        update_abstractmethods(cls)
        return cls

    def register(cls, subclass):
        """Makes `subclass` count as a subclass."""
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registered.append(subclass)
        registered(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        own = instance.__class__
        kind = type(instance)
        return cls.__subclasscheck__(own) or (kind is not own and cls.__subclasscheck__(kind))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        registry = cls._abc_impl
        if subclass in registry.known:
            return True
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in subclass.__mro__ or _any_issubclass(subclass, registry.registered) \
                or _any_issubclass(subclass, type.__subclasses__(cls))
        if answer:
            registry.known.add(subclass)
        return bool(answer)


def _any_issubclass(subclass, classes):
    for cls in classes:
        if issubclass(subclass, cls):
            return True
    return False


def update_abstractmethods(cls):
    """Works out again which abstract methods are left."""
    names = {name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """A class whose metaclass is ABCMeta."""

    __slots__ = ()


def get_cache_token():
    """Not needed here: answers of no are not remembered."""
    return 0
