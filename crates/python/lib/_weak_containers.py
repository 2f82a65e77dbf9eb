"""Sets and dictionaries that hold their items weakly."""

from _weakref import ref
from collections.abc import MutableMapping, MutableSet


class WeakSet(MutableSet):
    """A set of objects that leave it by dying."""

    def __init__(self, data=None):
        self._refs = {}
        if data is not None:
            for item in data:
                self.add(item)

    def _key(self, item):
        refs = self._refs
        return ref(item, lambda dead: refs.pop(dead, None))

    def __iter__(self):
        for each in list(self._refs):
            item = each()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for each in self._refs if each() is not None)

    def __contains__(self, item):
        try:
            return ref(item) in self._refs
        except TypeError:
            return False

    def add(self, item):
        key = self._key(item)
        self._refs.setdefault(key, key)

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        if item not in self:
            raise KeyError(ref(item))
        self.discard(item)

    def pop(self):
        while self._refs:
            item = self._refs.popitem()[0]()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def clear(self):
        self._refs.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        return type(self)([*self, *other])

    def __repr__(self):
        return repr(set(self))


class _WeakDictionary(MutableMapping):

    def __init__(self, other=(), /, **kw):
        self._items = {}
        self.update(other, **kw)

    def __len__(self):
        return sum(1 for _ in self)

    def __iter__(self):
        return self.keys()

    def values(self):
        for _, value in self.items():
            yield value

    def keys(self):
        for key, _ in self.items():
            yield key

    def copy(self):
        result = type(self)()
        for key, value in self.items():
            result[key] = value
        return result

    __copy__ = copy

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakValueDictionary(_WeakDictionary):
    """A dictionary whose entries go when their values die."""

    def items(self):
        for key, value in list(self._items.items()):
            alive = value()
            if alive is not None:
                yield key, alive

    def __getitem__(self, key):
        value = self._items[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key):
        value = self._items.get(key)
        return value is not None and value() is not None

    def __setitem__(self, key, value):
        items = self._items

        def dead(reference):
            if items.get(key) is reference:
                del items[key]
        items[key] = ref(value, dead)

    def __delitem__(self, key):
        del self._items[key]

    def get(self, key, default=None):
        value = self._items.get(key)
        value = None if value is None else value()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            value = self[key] = default
        return value

    def valuerefs(self):
        return list(self._items.values())


class WeakKeyDictionary(_WeakDictionary):
    """A dictionary whose entries go when their keys die."""

    def items(self):
        for key, value in list(self._items.items()):
            alive = key()
            if alive is not None:
                yield alive, value

    def __getitem__(self, key):
        return self._items[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._items
        except TypeError:
            return False

    def __setitem__(self, key, value):
        items = self._items
        items[ref(key, lambda dead: items.pop(dead, None))] = value

    def __delitem__(self, key):
        del self._items[ref(key)]

    def get(self, key, default=None):
        return self._items.get(ref(key), default)

    def keyrefs(self):
        return list(self._items)


for _class in (WeakSet, WeakValueDictionary, WeakKeyDictionary):
    _class.__module__ = 'weakref'
WeakSet.__module__ = '_weakrefset'
