"""Iterators that make, cut and combine iterators."""

import operator as _operator
from builtins import next as _next

_MISSING = object()


class _Iterator:
    __slots__ = ()

    def __iter__(self):
        return self


def _no_more_keywords(name, kwargs):
    for key in kwargs:
        raise TypeError(f'{key!r} is an invalid keyword argument for {name}()')


class count(_Iterator):
    """start, start + step, ..."""

    __slots__ = ('_value', '_step')

    def __init__(self, start=0, step=1):
        for value in (start, step):
            if not hasattr(type(value), '__add__') or isinstance(value, (str, bytes, list, tuple)):
                raise TypeError('a number is required')
        self._value, self._step = start, step

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f'count({self._value!r})'
        return f'count({self._value!r}, {self._step!r})'


class cycle(_Iterator):
    """The items over and over."""

    __slots__ = ('_iterator', '_saved', '_at')

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._saved = []
        self._at = 0

    def __next__(self):
        if self._iterator is not None:
            item = _next(self._iterator, _MISSING)
            if item is not _MISSING:
                self._saved.append(item)
                return item
            self._iterator = None
        if not self._saved:
            raise StopIteration
        item = self._saved[self._at]
        self._at = (self._at + 1) % len(self._saved)
        return item


class repeat(_Iterator):
    """One object, so many times or for ever."""

    __slots__ = ('_object', '_left')

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(_operator.index(times), 0)

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError('len() of unsized object')
        return self._left

    def __repr__(self):
        if self._left is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._left})'


class accumulate(_Iterator):
    """Running totals."""

    __slots__ = ('_iterator', '_func', '_total', '_initial')

    def __init__(self, iterable, func=None, *, initial=None):
        self._iterator = iter(iterable)
        self._func = func
        self._total = _MISSING
        self._initial = _MISSING if initial is None else initial

    def __next__(self):
        if self._initial is not _MISSING:
            self._total, self._initial = self._initial, _MISSING
            return self._total
        item = _next(self._iterator)
        if self._total is _MISSING:
            self._total = item
        elif self._func is None:
            self._total = self._total + item
        else:
            self._total = self._func(self._total, item)
        return self._total


class chain(_Iterator):
    """One iterable after the other."""

    __slots__ = ('_iterables', '_current')

    def __init__(self, *iterables):
        self._iterables = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._iterables = iter(iterable)
        return self

    def __next__(self):
        while self._iterables is not None:
            if self._current is None:
                iterable = _next(self._iterables, _MISSING)
                if iterable is _MISSING:
                    self._iterables = None
                    break
                self._current = iter(iterable)
            item = _next(self._current, _MISSING)
            if item is not _MISSING:
                return item
            self._current = None
        raise StopIteration

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class compress(_Iterator):
    """The items whose selector is true."""

    __slots__ = ('_data', '_selectors')

    def __init__(self, data, selectors):
        self._data, self._selectors = iter(data), iter(selectors)

    def __next__(self):
        while True:
            item = _next(self._data)
            if _next(self._selectors):
                return item


class dropwhile(_Iterator):
    """Everything from the first item on that fails."""

    __slots__ = ('_predicate', '_iterator', '_started')

    def __init__(self, predicate, iterable, /):
        self._predicate, self._iterator, self._started = predicate, iter(iterable), False

    def __next__(self):
        while True:
            item = _next(self._iterator)
            if self._started:
                return item
            if not self._predicate(item):
                self._started = True
                return item


class takewhile(_Iterator):
    """Everything before the first item that fails."""

    __slots__ = ('_predicate', '_iterator', '_stopped')

    def __init__(self, predicate, iterable, /):
        self._predicate, self._iterator, self._stopped = predicate, iter(iterable), False

    def __next__(self):
        if self._stopped:
            raise StopIteration
        item = _next(self._iterator)
        if self._predicate(item):
            return item
        self._stopped = True
        raise StopIteration


class filterfalse(_Iterator):
    """The items that fail."""

    __slots__ = ('_function', '_iterator')

    def __init__(self, function, iterable, /):
        self._function, self._iterator = function, iter(iterable)

    def __next__(self):
        function = self._function
        plain = function is None or function is bool
        while True:
            item = _next(self._iterator)
            if not (item if plain else function(item)):
                return item


class starmap(_Iterator):
    """The function applied to the arguments in each item."""

    __slots__ = ('_function', '_iterator')

    def __init__(self, function, iterable, /):
        self._function, self._iterator = function, iter(iterable)

    def __next__(self):
        return self._function(*tuple(_next(self._iterator)))


class islice(_Iterator):
    """A slice of an iterator."""

    __slots__ = ('_iterator', '_at', '_wanted', '_stop', '_step')

    def __init__(self, iterable, *args):
        if not 1 <= len(args) <= 3:
            bound = 'at least 2' if not args else 'at most 4'
            raise TypeError(f'islice expected {bound} arguments, got {len(args) + 1}')
        start, stop, step = (None, args[0], None) if len(args) == 1 else (*args, None)[:3]
        self._wanted = 0 if start is None else self._limit(start, len(args) == 1)
        self._stop = None if stop is None else self._limit(stop, len(args) == 1)
        self._step = 1 if step is None else step
        if not isinstance(self._step, int) or self._step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._iterator = iter(iterable)
        self._at = 0

    @staticmethod
    def _limit(value, alone):
        try:
            value = _operator.index(value)
        except TypeError:
            value = -1
        if value < 0:
            if alone:
                raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        return value

    def __next__(self):
        if self._iterator is None:
            raise StopIteration
        stop = self._stop
        while self._at < self._wanted:
            self._take()
        if stop is not None and self._at >= stop:
            self._iterator = None
            raise StopIteration
        item = self._take()
        self._wanted += self._step
        if stop is not None and self._wanted > stop:
            self._wanted = stop
        return item

    def _take(self):
        item = _next(self._iterator, _MISSING)
        if item is _MISSING:
            self._iterator = None
            raise StopIteration
        self._at += 1
        return item


class pairwise(_Iterator):
    """Each item with the one after it."""

    __slots__ = ('_iterator', '_before')

    def __init__(self, iterable, /):
        self._iterator, self._before = iter(iterable), _MISSING

    def __next__(self):
        if self._before is _MISSING:
            self._before = _next(self._iterator)
        before, self._before = self._before, _next(self._iterator)
        return (before, self._before)


class zip_longest(_Iterator):
    """zip, to the end of the longest."""

    __slots__ = ('_iterators', '_fill', '_active')

    def __init__(self, *iterables, **kwargs):
        self._fill = kwargs.pop('fillvalue', None)
        if kwargs:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        self._iterators = [iter(iterable) for iterable in iterables]
        self._active = len(iterables)

    def __next__(self):
        row = []
        for at, iterator in enumerate(self._iterators):
            item = self._fill
            if iterator is not None:
                item = _next(iterator, _MISSING)
                if item is _MISSING:
                    self._iterators[at], item = None, self._fill
                    self._active -= 1
                    if self._active == 0:
                        raise StopIteration
            row.append(item)
        if not row or self._active == 0:
            raise StopIteration
        return tuple(row)


class groupby(_Iterator):
    """Runs of items with equal keys."""

    __slots__ = ('_iterator', '_key', '_current', '_current_key', '_wanted_key', '_group')

    def __init__(self, iterable, key=None):
        self._iterator, self._key = iter(iterable), key
        self._current = self._current_key = self._wanted_key = _MISSING
        self._group = None

    def _advance(self):
        item = _next(self._iterator)
        self._current, self._current_key = item, item if self._key is None else self._key(item)

    def __next__(self):
        self._group = None
        # Skip what is left of the last group.
        while self._current_key is _MISSING or (
                self._wanted_key is not _MISSING and _same(self._wanted_key, self._current_key)):
            self._advance()
        self._wanted_key = self._current_key
        self._group = _Group(self, self._wanted_key)
        return (self._current_key, self._group)


def _same(a, b):
    return a is b or a == b


class _Group(_Iterator):
    # Shares the iterator with its groupby: it ends when that goes on.
    __slots__ = ('_parent', '_wanted')

    def __init__(self, parent, wanted):
        self._parent, self._wanted = parent, wanted

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._current is _MISSING:
            parent._advance()
        if not _same(self._wanted, parent._current_key):
            raise StopIteration
        item, parent._current = parent._current, _MISSING
        return item


_Group.__name__ = _Group.__qualname__ = '_grouper'


class _Tee(_Iterator):
    # A linked list of items: [item, next link], the last link empty.
    __slots__ = ('_iterator', '_link', '__weakref__')

    def __init__(self, iterable, link=None):
        if isinstance(iterable, _Tee):
            self._iterator, self._link = iterable._iterator, iterable._link
        else:
            self._iterator, self._link = iter(iterable), [] if link is None else link

    def __next__(self):
        link = self._link
        if not link:
            item = _next(self._iterator)
            link.append(item)
            link.append([])
        item, self._link = link
        return item

    def __copy__(self):
        return _Tee(self)


_Tee.__name__ = _Tee.__qualname__ = '_tee'


def tee(iterable, n=2, /):
    """n independent iterators over one."""
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    first = iterable if isinstance(iterable, _Tee) else _Tee(iterable)
    return tuple([first] + [_Tee(first) for _ in range(n - 1)])


def _wrap(generator):
    """A class of iterators over what `generator` yields for the same arguments."""
    class made(_Iterator):
        __slots__ = ('_generator',)
        __doc__ = generator.__doc__

        def __init__(self, *args, **kwargs):
            self._generator = generator(*args, **kwargs)

        def __next__(self):
            return _next(self._generator)
    made.__name__ = made.__qualname__ = generator.__name__
    made.__module__ = 'itertools'
    return made


def product(*iterables, **kwargs):
    """Every combination of one item of each."""
    times = kwargs.pop('repeat', 1)
    _no_more_keywords('product', kwargs)
    times = _operator.index(times)
    if times < 0:
        raise ValueError('repeat argument cannot be negative')
    return _product([tuple(iterable) for iterable in iterables] * times)


def _product(pools):
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[at] for pool, at in zip(pools, places)])
        for turned in range(len(pools) - 1, -1, -1):
            places[turned] += 1
            if places[turned] < len(pools[turned]):
                break
            places[turned] = 0
        else:
            return


def _length(r):
    if not isinstance(r, int):
        r = _operator.index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


def combinations(iterable, r):
    """Every choice of r items, in order, without repetition."""
    return _combinations(tuple(iterable), _length(r))


def _combinations(pool, r):
    count = len(pool)
    if r > count:
        return
    chosen = list(range(r))
    while True:
        yield tuple([pool[at] for at in chosen])
        for turned in range(r - 1, -1, -1):
            if chosen[turned] != turned + count - r:
                break
        else:
            return
        chosen[turned] += 1
        for at in range(turned + 1, r):
            chosen[at] = chosen[at - 1] + 1


def combinations_with_replacement(iterable, r):
    """Every choice of r items, in order, repetition allowed."""
    return _combinations_with_replacement(tuple(iterable), _length(r))


def _combinations_with_replacement(pool, r):
    last = len(pool) - 1
    if last < 0 and r:
        return
    chosen = [0] * r
    while True:
        yield tuple([pool[at] for at in chosen])
        for turned in range(r - 1, -1, -1):
            if chosen[turned] != last:
                break
        else:
            return
        chosen[turned:] = [chosen[turned] + 1] * (r - turned)


def permutations(iterable, r=None):
    """Every arrangement of r items."""
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError('Expected int as r')
    return _permutations(pool, len(pool) if r is None else _length(r))


def _permutations(pool, r):
    # Depth first over the places, the items left in their order.
    if r > len(pool):
        return
    stack = [((), tuple(range(len(pool))))]
    while stack:
        chosen, left = stack.pop()
        if len(chosen) == r:
            yield tuple([pool[at] for at in chosen])
            continue
        for at in range(len(left) - 1, -1, -1):
            stack.append((chosen + (left[at],), left[:at] + left[at + 1:]))


product = _wrap(product)
combinations = _wrap(combinations)
combinations_with_replacement = _wrap(combinations_with_replacement)
permutations = _wrap(permutations)
