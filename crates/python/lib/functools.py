"""Functions that take and make functions."""

__all__ = [
    'update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
    'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod', 'cached_property',
]

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)

_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes `wrapper` look like `wrapped`."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # After the update: that may have brought the wrapped function's own __wrapped__ along.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class partial:
    """A call with some of its arguments given."""

    __slots__ = ('func', 'args', 'keywords', '__dict__', '__weakref__')

    def __new__(cls, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError('the first argument must be callable')
        args = tuple(args)
        if isinstance(func, partial) and type(func).__call__ is partial.__call__ \
                and all(name in cls.__slots__ for name in func.__dict__):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        cls = type(self)
        name = 'functools.partial' if cls is partial else cls.__qualname__
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            parts = [repr(self.func)]
            parts.extend(repr(arg) for arg in self.args)
            parts.extend(f'{key}={value!r}' for key, value in self.keywords.items())
            return f'{name}({", ".join(parts)})'
        finally:
            _shown.discard(id(self))

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


partial.__module__ = 'functools'
# Partial objects whose text is being made: one that contains itself shows as "...".
_shown = set()


class partialmethod:
    """A method with some of its arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(arg) for arg in self.args)
        parts.extend(f'{key}={value!r}' for key, value in self.keywords.items())
        return f'functools.partialmethod({", ".join(parts)})'

    def __get__(self, obj, cls=None):
        getter = getattr(type(self.func), '__get__', None)
        if getter is not None:
            bound = getter(self.func, obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def method(this, /, *args, **keywords):
            return self.func(this, *self.args, *args, **{**self.keywords, **keywords})
        return method.__get__(obj, cls)


def reduce(function, iterable, initial=_MISSING, /):
    """Folds `iterable` from the left."""
    try:
        iterator = iter(iterable)
    except TypeError:
        iterator = None
    if iterator is None:
        raise TypeError('reduce() arg 2 must support iteration')
    if initial is _MISSING:
        value = next(iterator, _MISSING)
        if value is _MISSING:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class _Key:
    __slots__ = ('obj', '_compare')
    __hash__ = None

    def __init__(self, obj, compare):
        self.obj = obj
        self._compare = compare

    def _sign(self, other):
        if not isinstance(other, _Key):
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._sign(other) < 0

    def __gt__(self, other):
        return self._sign(other) > 0

    def __le__(self, other):
        return self._sign(other) <= 0

    def __ge__(self, other):
        return self._sign(other) >= 0

    def __eq__(self, other):
        return self._sign(other) == 0


_Key.__name__ = _Key.__qualname__ = 'KeyWrapper'


def cmp_to_key(mycmp):
    """A key function from a comparison that returns a number below, at or above 0."""
    return lambda obj: _Key(obj, mycmp)


def cache(user_function, /):
    """Remembers every result."""
    return lru_cache(maxsize=None)(user_function)


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the `maxsize` calls used last."""
    if callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


class _HashedKey(list):
    # A key that is hashed once, although it is looked up and stored.
    __slots__ = ('_hash',)

    def __init__(self, items):
        list.__init__(self, items)
        self._hash = hash(items)

    def __hash__(self):
        return self._hash


_KEYWORDS = (object(),)


def _make_key(args, kwds, typed):
    if not kwds and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return _HashedKey(args)
    key = args
    if kwds:
        key += _KEYWORDS
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        key += tuple([type(value) for value in kwds.values()])
    return _HashedKey(key)


class _lru_cache_wrapper:

    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize, self._typed = function, maxsize, typed
        self._results = {}
        self._hits = self._misses = 0

    def __call__(self, /, *args, **kwds):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwds)
        key = _make_key(args, kwds, self._typed)
        results = self._results
        result = results.get(key, _MISSING)
        if result is not _MISSING:
            self._hits += 1
            if self._maxsize is not None:
                # The dictionary's order is that of the last use.
                del results[key]
                results[key] = result
            return result
        self._misses += 1
        result = self._function(*args, **kwds)
        if self._maxsize is not None and key not in results and len(results) >= self._maxsize:
            del results[next(iter(results))]
        results[key] = result
        return result

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        from types import MethodType
        return MethodType(self, obj)

    def __repr__(self):
        return f'<functools._lru_cache_wrapper object at {id(self):#014x}>'

    def cache_info(self):
        """Hits, misses, bound and size."""
        return _cache_info()(self._hits, self._misses, self._maxsize, len(self._results))

    def cache_clear(self):
        """Forgets everything."""
        self._results.clear()
        self._hits = self._misses = 0


def _cache_info():
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _CacheInfo


_CacheInfo = None


class cached_property:
    """A property that is computed once per instance and then an ordinary attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f'instance to cache {self.attrname!r} property.') from None
        value = values.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = values[self.attrname] = self.func(instance)
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _derived(root, result):
    # One comparison in terms of another: `root` is defined by the class, `result` says what follows from its answer.
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        return result(answer, self, other)
    return compare


def _not(answer, a, b):
    return not answer


def _or_equal(answer, a, b):
    return answer or a == b


def _and_unequal(answer, a, b):
    return answer and a != b


def _not_or_equal(answer, a, b):
    return not answer or a == b


def _not_and_unequal(answer, a, b):
    return not answer and a != b


_DERIVED = {
    '__lt__': {'__gt__': _not_and_unequal, '__le__': _or_equal, '__ge__': _not},
    '__le__': {'__ge__': _not_or_equal, '__lt__': _and_unequal, '__gt__': _not},
    '__gt__': {'__lt__': _not_and_unequal, '__ge__': _or_equal, '__le__': _not},
    '__ge__': {'__le__': _not_or_equal, '__gt__': _and_unequal, '__lt__': _not},
}


def total_ordering(cls):
    """Fills in the comparisons that the class lacks, from one that it has."""
    roots = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for preferred in ('__lt__', '__le__', '__gt__', '__ge__'):
        if preferred in roots:
            break
    for name, result in _DERIVED[preferred].items():
        if name not in roots:
            method = _derived(preferred, result)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


def singledispatch(func):
    """A function whose implementation is picked by the class of its first argument."""
    registry = {}
    chosen = {}

    def dispatch(cls):
        """The implementation for `cls`."""
        if cls not in chosen:
            chosen[cls] = _implementation(cls, registry)
        return chosen[cls]

    def register(cls, func=None):
        """Adds an implementation; the class is given, or is the first parameter's annotation."""
        if func is None:
            if isinstance(cls, type):
                return lambda function: register(cls, function)
            function = cls
            annotations = getattr(function, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {function!r}. Use either '
                                '`@register(some_class)` or plain `@register` on an annotated function.')
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, function.__globals__)
            if not isinstance(cls, type):
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
            func = function
        registry[cls] = func
        chosen.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = chosen.clear
    return update_wrapper(wrapper, func)


def _implementation(cls, registry):
    for base in cls.__mro__:
        if base in registry:
            if base is object:
                break
            return registry[base]
    # Classes that `cls` only counts as a subclass of (abstract base classes), the most special first.
    found = [base for base in registry if base is not object and issubclass(cls, base)]
    best = [base for base in found if not any(other is not base and issubclass(other, base) for other in found)]
    if len(best) > 1:
        raise RuntimeError(f'Ambiguous dispatch: {best[0]} or {best[1]}')
    return registry[best[0]] if best else registry[object]


class singledispatchmethod:
    """A method whose implementation is picked by the class of its first argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
