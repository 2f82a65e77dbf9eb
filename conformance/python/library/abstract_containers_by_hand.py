# Classes of one's own made complete by collections.abc: what few methods give for free.
from collections.abc import (Callable, Collection, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping,
                             MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)


class Bits(MutableSet):
    """Small numbers as bits of one int."""

    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.add(item)

    def __contains__(self, n):
        return isinstance(n, int) and bool(self.bits >> n & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if self.bits >> n & 1)

    def __len__(self):
        return self.bits.bit_count()

    def add(self, n):
        self.bits |= 1 << n

    def discard(self, n):
        self.bits &= ~(1 << n)

    def __repr__(self):
        return f'Bits({list(self)})'


a, b = Bits([1, 3, 5]), Bits({3, 4})
print(a & b, a | b, a - b, a ^ b, {1, 9} & a, a <= b, Bits([3]) < a, a == {1, 3, 5}, a.isdisjoint({2}))
a |= {7}
a -= b
print(a, a.pop(), a, len(a))
try:
    a.remove(99)
except KeyError as e:
    print('KeyError', e)


class Ring(MutableSequence):
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i % len(self.items)]

    def __setitem__(self, i, v):
        self.items[i % len(self.items)] = v

    def __delitem__(self, i):
        del self.items[i % len(self.items)]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


r = Ring('abc')
r.append('d')
r.extend('ef')
r.reverse()
print(''.join(r.items), r[100], r.pop(), r.index('c'), 'z' in r.items, r.items.count('a'))
r += 'xy'
r.remove('x')
print(''.join(r.items), len(r))


class Lower(MutableMapping):
    """Keys without regard to case."""

    def __init__(self, *args, **kwargs):
        self.data = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


m = Lower({'Content-Type': 'text'}, Length=5)
print(m['CONTENT-TYPE'], 'LENGTH' in m, m.get('x'), m.pop('length'), m.setdefault('New', 1), dict(m), m == {'content-type': 'text', 'new': 1})
print(list(m.items()), m.keys() & {'new', 'old'}, type(m.keys()).__name__, m.popitem())
for kind in (Hashable, Iterable, Iterator, Generator, Sized, Collection, Callable, Reversible, Sequence, Mapping, Set):
    yes = [type(x).__name__ for x in (1, 'a', [], {}, set(), (i for i in ()), len, range(1), iter(''), m, r, a) if isinstance(x, kind)]
    print(kind.__name__, yes)


class Half(Sequence):
    def __len__(self):
        return 1


try:
    Half()
except TypeError as e:
    print(e)


class Duck:
    def __iter__(self):
        return iter(())

    __hash__ = None


print(isinstance(Duck(), Iterable), isinstance(Duck(), Hashable), issubclass(Duck, Sized), isinstance({}.keys(), KeysView),
      isinstance({}.items(), ItemsView))
