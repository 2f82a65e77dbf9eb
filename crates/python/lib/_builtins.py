"""Built-in functions and iterators that call back into the program: key functions, `__next__`, `__add__`, `__lt__` ...

The interpreter answers calls on built-in containers with native code and comes here for everything else, so that the
reader can stop, seek and step inside them as in any other code.
"""

_MISSING = object()


def _no_keywords(name, kwargs):
    if kwargs:
        raise TypeError(f'{name}() takes no keyword arguments')


def _bad_keyword(name, kwargs, known):
    for key in kwargs:
        if key not in known:
            raise TypeError(f'{key!r} is an invalid keyword argument for {name}()')


def _exactly_one(name, args, kwargs):
    _no_keywords(name, kwargs)
    if len(args) != 1:
        raise TypeError(f'{name}() takes exactly one argument ({len(args)} given)')
    return args[0]


def _index(value):
    if type(value) is int:
        return value
    method = getattr(type(value), '__index__', None)
    if method is None:
        raise TypeError(f'{type(value).__name__!r} object cannot be interpreted as an integer')
    return method(value)


def _time_attribute(name):
    # What `time` has beyond its clocks: calendars.
    import _calendar
    found = _calendar.__dict__.get(name)
    if found is None or name not in _calendar.__all__:
        raise AttributeError(f"module 'time' has no attribute {name!r}")
    return found


def _sys_attribute(name):
    # What `sys` has beyond what the interpreter itself needs.
    import _sys_details
    return _sys_details.lookup(name)


def _excepthook(hook, exc):
    # What the program's own `sys.excepthook` leaves to be reported of an uncaught exception.
    try:
        hook(type(exc), exc, exc.__traceback__)
    except BaseException as second:
        import traceback
        return (f'Error in sys.excepthook:\n{"".join(traceback.format_exception(second))}\n'
                f'Original exception was:\n{"".join(traceback.format_exception(exc))}')
    return ''


def _sorted_dir(value):
    # What an object's own `__dir__` gives, in order.
    return sorted(type(value).__dir__(value))


def _match_attributes(subject, found, names):
    # The attributes that a class pattern asks for, as a tuple; None if one is absent.
    found = list(found)
    for name in names:
        try:
            found.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(found)


def _match_keys(subject, keys):
    # The values that a mapping pattern asks a mapping of another kind for, as a tuple; None if one is absent.
    absent = object()
    get = subject.get
    seen = set()
    found = []
    for key in keys:
        if key in seen:
            raise ValueError(f'mapping pattern checks duplicate key ({key!r})')
        seen.add(key)
        value = get(key, absent)
        if value is absent:
            return None
        found.append(value)
    return tuple(found)


def _mro_entries(bases):
    # The classes that the bases of a class statement stand for.
    entries = []
    for base in bases:
        method = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if method is None:
            entries.append(base)
            continue
        given = method(bases)
        if not isinstance(given, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        entries.extend(given)
    return tuple(entries)


def _split_group(group, condition, both=True):
    # Both halves of an exception group by a function, or of one that derives its parts itself.
    chosen = isinstance(group, condition) if isinstance(condition, (type, tuple)) else condition(group)
    if chosen:
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    matched, rest = [], []
    for each in group.exceptions:
        for half, part in zip((matched, rest), _split_group(each, condition, both)):
            if part is not None:
                half.append(part)
    return _part_of_group(group, matched), _part_of_group(group, rest) if both else None


def _subgroup(group, condition):
    return _split_group(group, condition, False)[0]


def _part_of_group(group, exceptions):
    if not exceptions:
        return None
    part = group.derive(exceptions)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    part.__traceback__ = group.__traceback__
    part.__context__ = group.__context__
    part.__cause__ = group.__cause__
    if hasattr(group, '__notes__'):
        part.__notes__ = list(group.__notes__)
    return part


def _indices(items):
    return [_index_of(item) for item in items]


def _index_of(item):
    number = _index(item)
    if not isinstance(number, int):
        raise TypeError(f'__index__ returned non-int (type {type(number).__name__})')
    return number


def _indexed_slice(key):
    # A slice whose parts are integers.
    parts = []
    for part in (key.start, key.stop, key.step):
        if part is not None:
            if not hasattr(type(part), '__index__'):
                raise TypeError('slice indices must be integers or None or have an __index__ method')
            part = _index_of(part)
        parts.append(part)
    return slice(*parts)


def sum(*args, **kwargs):
    if not args:
        raise TypeError('sum() takes at least 1 positional argument (0 given)')
    if len(args) + len(kwargs) > 2:
        raise TypeError(f'sum() takes at most 2 arguments ({len(args) + len(kwargs)} given)')
    _bad_keyword('sum', kwargs, ('start',))
    iterator = iter(args[0])
    total = args[1] if len(args) == 2 else kwargs.get('start', 0)
    if isinstance(total, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(total, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(total, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    for item in iterator:
        total = total + item
    return total


def any(*args, **kwargs):
    for item in _exactly_one('any', args, kwargs):
        if item:
            return True
    return False


def all(*args, **kwargs):
    for item in _exactly_one('all', args, kwargs):
        if not item:
            return False
    return True


def _extreme(name, args, kwargs, wins):
    if not args:
        raise TypeError(f'{name} expected at least 1 argument, got 0')
    _bad_keyword(name, kwargs, ('key', 'default'))
    key = kwargs.get('key')
    default = kwargs.get('default', _MISSING)
    if len(args) > 1:
        if default is not _MISSING:
            raise TypeError(f'Cannot specify a default for {name}() with multiple positional arguments')
        iterator = iter(args)
    else:
        iterator = iter(args[0])
    best = best_key = _MISSING
    for item in iterator:
        item_key = item if key is None else key(item)
        if best is _MISSING or wins(item_key, best_key):
            best, best_key = item, item_key
    if best is not _MISSING:
        return best
    if default is not _MISSING:
        return default
    raise ValueError(f'{name}() arg is an empty sequence')


def _greater(new, best):
    return new > best


def _less(new, best):
    return new < best


def max(*args, **kwargs):
    return _extreme('max', args, kwargs, _greater)


def min(*args, **kwargs):
    return _extreme('min', args, kwargs, _less)


def sorted(*args, **kwargs):
    if len(args) != 1:
        raise TypeError(f'sorted expected 1 argument, got {len(args)}')
    result = list(args[0])
    result.sort(**kwargs)
    return result


class map:
    __slots__ = ('_function', '_iterators')
    __module__ = 'builtins'

    def __new__(cls, *args, **kwargs):
        if cls is map:
            _no_keywords('map', kwargs)
        if len(args) < 2:
            raise TypeError('map() must have at least two arguments.')
        self = object.__new__(cls)
        self._function = args[0]
        self._iterators = [iter(iterable) for iterable in args[1:]]
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        iterators = self._iterators
        if len(iterators) == 1:
            return self._function(next(iterators[0]))
        values = []
        for iterator in iterators:
            values.append(next(iterator))
        return self._function(*values)


class filter:
    __slots__ = ('_function', '_iterator')
    __module__ = 'builtins'

    def __new__(cls, *args, **kwargs):
        if cls is filter:
            _no_keywords('filter', kwargs)
        if len(args) != 2:
            raise TypeError(f'filter expected 2 arguments, got {len(args)}')
        self = object.__new__(cls)
        self._function, self._iterator = args[0], iter(args[1])
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        function = self._function
        plain = function is None or function is bool
        while True:
            item = next(self._iterator)
            if item if plain else function(item):
                return item


class zip:
    __slots__ = ('_iterators', '_strict')
    __module__ = 'builtins'

    def __new__(cls, *iterables, **kwargs):
        if cls is zip:
            _bad_keyword('zip', kwargs, ('strict',))
        self = object.__new__(cls)
        self._iterators = [iter(iterable) for iterable in iterables]
        self._strict = bool(kwargs.get('strict', False))
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        if not self._iterators:
            raise StopIteration
        row = []
        for iterator in self._iterators:
            item = next(iterator, _MISSING)
            if item is _MISSING:
                break
            row.append(item)
        else:
            return tuple(row)
        if self._strict:
            self._compare_lengths(len(row))
        raise StopIteration

    def _compare_lengths(self, ended):
        # The argument at place `ended` is at its end: then all must be.
        if ended > 0:
            which, how = ended, 'shorter'
        else:
            for which in range(1, len(self._iterators)):
                if next(self._iterators[which], _MISSING) is not _MISSING:
                    how = 'longer'
                    break
            else:
                return
        others = 'argument 1' if which == 1 else f'arguments 1-{which}'
        raise ValueError(f'zip() argument {which + 1} is {how} than {others}')


class enumerate:
    __slots__ = ('_iterator', '_count')
    __module__ = 'builtins'

    def __new__(cls, *args, **kwargs):
        if len(args) + len(kwargs) > 2:
            raise TypeError(f'enumerate() takes at most 2 arguments ({len(args) + len(kwargs)} given)')
        _bad_keyword('enumerate', kwargs, ('iterable', 'start'))
        if not args and 'iterable' not in kwargs:
            raise TypeError("enumerate() missing required argument 'iterable'")
        iterable = args[0] if args else kwargs['iterable']
        start = args[1] if len(args) == 2 else kwargs.get('start', 0)
        self = object.__new__(cls)
        self._count = _index(start)
        self._iterator = iter(iterable)
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._iterator)
        count = self._count
        self._count = count + 1
        return (count, item)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class reversed:
    """By the sequence protocol; `__reversed__` decides if there is one."""

    __slots__ = ('_sequence', '_at')
    __module__ = 'builtins'

    def __new__(cls, *args, **kwargs):
        if cls is reversed:
            _no_keywords('reversed', kwargs)
        if len(args) != 1:
            raise TypeError(f'reversed expected 1 argument, got {len(args)}')
        sequence = args[0]
        kind = type(sequence)
        method = getattr(kind, '__reversed__', _MISSING)
        if method is not _MISSING and method is not None:
            return method(sequence)
        if method is None or not hasattr(kind, '__getitem__') or isinstance(sequence, (dict, set, frozenset)):
            raise TypeError(f'{kind.__name__!r} object is not reversible')
        self = object.__new__(cls)
        self._at = len(sequence) - 1
        self._sequence = sequence
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= 0:
            try:
                item = self._sequence[self._at]
            except (IndexError, StopIteration):
                pass
            else:
                self._at -= 1
                return item
        self._at = -1
        self._sequence = None
        raise StopIteration

    def __length_hint__(self):
        if self._sequence is None or len(self._sequence) < self._at + 1:
            return 0
        return self._at + 1


def _prod(iterable, /, *, start=1):
    total = start
    for item in iterable:
        total = total * item
    return total


def _anext_or(iterator, default):
    return anext_awaitable(anext(iterator), default)


class anext_awaitable:
    """What `anext(iterator, default)` gives: the step of the iterator, whose end becomes the default."""
    __module__ = 'builtins'
    __slots__ = ('_step', '_default')

    def __init__(self, step, default):
        self._step = step
        self._default = default

    def _iterator(self):
        # Asked anew for each step, as in CPython.
        step = self._step
        kind = type(step)
        if not hasattr(kind, '__await__'):
            raise TypeError(f"object {kind.__name__} can't be used in 'await' expression")
        return kind.__await__(step)

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        try:
            return next(self._iterator())
        except StopAsyncIteration:
            raise StopIteration(self._default) from None

    def send(self, value):
        try:
            return self._iterator().send(value)
        except StopAsyncIteration:
            raise StopIteration(self._default) from None

    def throw(self, *error):
        try:
            return self._iterator().throw(*error)
        except StopAsyncIteration:
            raise StopIteration(self._default) from None

    def close(self):
        try:
            return self._iterator().close()
        except StopAsyncIteration:
            raise StopIteration(self._default) from None
