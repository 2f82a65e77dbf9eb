"""The types of things that the language makes by itself, and a few helpers."""

import _switchboard


def _function():
    pass


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
GeneratorType = type(_generator())
_made = _coroutine()
CoroutineType = type(_made)
_made.close()
AsyncGeneratorType = type(_async_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(_switchboard)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


def _cell():
    value = None
    return (lambda: value).__closure__[0]


def _traceback():
    try:
        raise TypeError
    except TypeError as exc:
        return exc.__traceback__


# Types that few programs ask for are found when they do.
_LATER = {
    'MappingProxyType': lambda: type.__dict__,
    'CellType': _cell,
    'TracebackType': _traceback,
    'FrameType': lambda: _traceback().tb_frame,
    'GenericAlias': lambda: list[int],
    'UnionType': lambda: int | str,
    'WrapperDescriptorType': lambda: object.__init__,
    'MethodWrapperType': lambda: object().__str__,
    'MethodDescriptorType': lambda: str.join,
    'ClassMethodDescriptorType': lambda: dict.__dict__['fromkeys'],
    'GetSetDescriptorType': lambda: FunctionType.__code__,
    'MemberDescriptorType': lambda: FunctionType.__globals__,
}


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f"module 'types' has no attribute {name!r}")
    found = globals()[name] = type(_LATER[name]())
    return found


class SimpleNamespace:
    """Attributes and nothing else."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            return f'{name}({", ".join([f"{key}={value!r}" for key, value in self.__dict__.items()])})'
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


# Namespaces whose text is being made: one that contains itself shows as "...".
_shown = set()


def coroutine(func):
    """Makes a generator function's generators awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & 0x180:
            # An `async def`, or done already.
            return func
        if flags & 0x20:
            return _switchboard.mark_coroutine(func)
    import functools

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if type(made) is GeneratorType and not made.gi_code.co_flags & 0x100:
            return _awaitable(made)
        return made
    return wrapped


@coroutine
def _awaitable(generator):
    return (yield from generator)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement does."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replaces bases that are not classes by what their __mro_entries__ gives."""
    resolved, changed = [], False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
            continue
        changed = True
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(entries)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace that it prepares, and the other keywords."""
    kwds = dict(kwds or {})
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(other, meta):
                meta = other
            elif not issubclass(meta, other):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


class DynamicClassAttribute:
    """A property that is looked up on the metaclass when asked of the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)


del _made, _function, _generator, _coroutine, _async_generator, _Class

__all__ = [name for name in globals() if not name.startswith('_')] + list(_LATER)


def __dir__():
    return __all__
