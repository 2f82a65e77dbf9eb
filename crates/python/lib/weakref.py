"""References that do not keep alive, and containers of them."""

from _weakref import ref

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'WeakMethod', 'WeakSet', 'WeakValueDictionary', 'finalize']

ReferenceType = ref


def __getattr__(name):
    # Loaded when it is first asked for.
    if name in ('WeakKeyDictionary', 'WeakValueDictionary', 'WeakSet'):
        import _weak_containers as home
    elif name in ('proxy', 'ProxyType', 'CallableProxyType'):
        import _weak_proxy as home
    elif name in ('getweakrefcount', 'getweakrefs'):
        import _weakref as home
    else:
        raise AttributeError(f"module 'weakref' has no attribute {name!r}")
    value = globals()[name] = getattr(home, name)
    return value


class WeakMethod:
    """A weak reference to a bound method: it lives as long as the object that it is bound to."""

    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def dead(_):
            if callback is not None and self._alive:
                self._alive = False
                callback(self)
        self._alive = True
        self._obj = ref(obj, dead)
        self._func = ref(func, dead)
        self._type = type(meth)

    def __call__(self):
        obj, func = self._obj(), self._func()
        if obj is None or func is None:
            return None
        return self._type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return self._obj == other._obj and self._func == other._func

    def __hash__(self):
        return hash(self._obj)


class finalize:
    """A call for when an object dies."""

    # Alive ones, in order of their making: at exit they run the other way round.
    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self.atexit = True
        self._call = (func, args, kwargs)
        self._ref = ref(obj, lambda _: self())
        finalize._registry[id(self)] = self

    def _take(self):
        return finalize._registry.pop(id(self), None)

    def __call__(self, _=None):
        """Makes the call, if that has not been done, and returns its value."""
        if self._take() is None:
            return None
        func, args, kwargs = self._call
        return func(*args, **kwargs)

    def detach(self):
        """Gives the call up and returns what it was."""
        if not self.alive:
            return None
        obj = self._ref()
        if obj is None or self._take() is None:
            return None
        return (obj, *self._call)

    def peek(self):
        """What the call is."""
        obj = self._ref()
        if not self.alive or obj is None:
            return None
        return (obj, *self._call)

    @property
    def alive(self):
        return id(self) in finalize._registry
