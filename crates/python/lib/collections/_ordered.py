"""OrderedDict: a dictionary whose order counts when it is compared, and can be changed."""

_MISSING = object()


class OrderedDict(dict):
    """A dictionary that remembers the order of insertion."""

    def popitem(self, last=True):
        """Takes the last item out, or the first."""
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        value = self[key]
        del self[key]
        return key, value

    def move_to_end(self, key, last=True):
        """Moves a key to the end, or to the beginning."""
        value = dict.__getitem__(self, key)
        if last:
            dict.__delitem__(self, key)
            dict.__setitem__(self, key, value)
            return
        items = [(other, dict.__getitem__(self, other)) for other in dict.__iter__(self) if other != key]
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, value in items:
            dict.__setitem__(self, other, value)

    def pop(self, key, default=_MISSING):
        """Removes a key and returns its value, or `default`."""
        if key in self:
            value = self[key]
            del self[key]
            return value
        missing = getattr(type(self), '__missing__', None)
        if default is _MISSING:
            if missing is not None:
                return missing(self, key)
            raise KeyError(key)
        return default

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return f'{type(self).__name__}({list(self.items())!r})'
        finally:
            _shown.discard(id(self))

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


_shown = set()
OrderedDict.__module__ = 'collections'
