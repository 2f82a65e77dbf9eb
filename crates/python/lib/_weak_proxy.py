"""Proxies: objects that stand for another one without keeping it alive."""

from _weakref import ref


def _target(proxy):
    target = object.__getattribute__(proxy, '_ref')()
    if target is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return target


def _plain(value):
    return _target(value) if isinstance(type(value), type) and type(value) in _KINDS else value


class ProxyType:
    __slots__ = ('_ref', '__weakref__')
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, '_ref')()
        return f'<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>'

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        target = _target(self)
        if not hasattr(type(target), '__next__'):
            raise TypeError('Weakref proxy referenced a non-iterator '
                            f'{type(target).__name__!r} object')
        return next(target)

    def __reversed__(self):
        return reversed(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __eq__(self, other):
        return _target(self) == _plain(other)

    def __ne__(self, other):
        return _target(self) != _plain(other)

    def __lt__(self, other):
        return _target(self) < _plain(other)

    def __le__(self, other):
        return _target(self) <= _plain(other)

    def __gt__(self, other):
        return _target(self) > _plain(other)

    def __ge__(self, other):
        return _target(self) >= _plain(other)

    def __neg__(self):
        return -_target(self)

    def __pos__(self):
        return +_target(self)

    def __invert__(self):
        return ~_target(self)

    def __abs__(self):
        return abs(_target(self))

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return _target(self).__index__()


class CallableProxyType(ProxyType):
    __slots__ = ()
    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _operators():
    def both(operator):
        def forward(self, other):
            return operator(_target(self), _plain(other))

        def backward(self, other):
            return operator(_plain(other), _target(self))
        return forward, backward

    for name, operator in {
        'add': lambda a, b: a + b, 'sub': lambda a, b: a - b, 'mul': lambda a, b: a * b,
        'matmul': lambda a, b: a @ b, 'truediv': lambda a, b: a / b, 'floordiv': lambda a, b: a // b,
        'mod': lambda a, b: a % b, 'divmod': divmod, 'pow': pow, 'lshift': lambda a, b: a << b,
        'rshift': lambda a, b: a >> b, 'and': lambda a, b: a & b, 'xor': lambda a, b: a ^ b,
        'or': lambda a, b: a | b,
    }.items():
        forward, backward = both(operator)
        setattr(ProxyType, f'__{name}__', forward)
        setattr(ProxyType, f'__r{name}__', backward)


_operators()
_KINDS = (ProxyType, CallableProxyType)
for _kind, _name in zip(_KINDS, ('ProxyType', 'CallableProxyType')):
    _kind.__name__ = _kind.__qualname__ = _name
    _kind.__module__ = 'weakref'


def proxy(object, callback=None, /):
    """A proxy of `object`; `callback` is called with it when the object dies."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    if callback is None:
        dead = None
    else:
        behind = ref(made)

        def dead(_):
            alive = behind()
            if alive is not None:
                callback(alive)
    _place(made, '_ref', ref(object, dead))
    return made


_place = object.__setattr__
