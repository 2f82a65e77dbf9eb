"""Counter: how many of each."""


class Counter(dict):
    """A dictionary of counts; what is not there counts 0."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Pairs of item and count, the largest counts first, equal ones in order of first appearance."""
        pairs = sorted(self.items(), key=_count, reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        """Every item as often as it counts."""
        return _repeated(self)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Adds counts."""
        _add(self, iterable, 1)
        if kwds:
            _add(self, kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away."""
        _add(self, iterable, -1)
        if kwds:
            _add(self, kwds, -1)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared.
            shown = dict(self)
        return f'{type(self).__name__}({shown!r})'

    def _both(self, other):
        return list(self) + [item for item in other if item not in self]

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for item in self._both(other))

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for item in self._both(other))

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for item in self._both(other))

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, operation):
        # Only counts above 0 are kept.
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item in self._both(other):
            count = operation(self[item], other[item])
            if count > 0:
                result[item] = count
        return result

    def __add__(self, other):
        return self._combined(other, _plus)

    def __sub__(self, other):
        return self._combined(other, _minus)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self._combined(Counter(), _plus)

    def __neg__(self):
        return Counter()._combined(self, _minus)

    def _keep(self, result):
        if result is NotImplemented:
            return result
        for item in list(self):
            if item not in result:
                del self[item]
        for item, count in result.items():
            self[item] = count
        return self

    def __iadd__(self, other):
        return self._keep(self + other)

    def __isub__(self, other):
        return self._keep(self - other)

    def __ior__(self, other):
        return self._keep(self | other)

    def __iand__(self, other):
        return self._keep(self & other)


def _count(pair):
    return pair[1]


def _plus(a, b):
    return a + b


def _minus(a, b):
    return a - b


def _repeated(counter):
    for item, count in counter.items():
        for _ in range(count):
            yield item


def _add(counter, source, sign):
    if source is None:
        return
    if isinstance(source, dict) or hasattr(source, 'items'):
        if sign > 0 and not counter:
            # The counts as they are: they need not be numbers.
            for item, count in source.items():
                dict.__setitem__(counter, item, count)
        else:
            for item, count in source.items():
                counter[item] = count + counter.get(item, 0) if sign > 0 else counter.get(item, 0) - count
    else:
        for item in source:
            counter[item] = counter.get(item, 0) + sign


Counter.__module__ = 'collections'
