# Sequence and mapping patterns take more than lists and dicts: what the abstract classes say counts.
from collections import ChainMap, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Mapping, MutableSequence, Sequence
from types import MappingProxyType


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return self.n - (i % self.n)


class Squares(Mapping):
    def __getitem__(self, key):
        if not isinstance(key, int):
            raise KeyError(key)
        return key * key

    def __iter__(self):
        return iter(range(3))

    def __len__(self):
        return 3


class Looks:
    """Has the methods, but says nothing."""

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class Late:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return 'ab'[i]


def kind(value):
    match value:
        case []:
            return 'empty sequence'
        case [one]:
            return f'one: {one}'
        case [first, *middle, last]:
            return f'{first}..{last} with {middle} between'
        case {}if len(value) == 0:
            return 'empty mapping'
        case {1: one, **rest}:
            return f'1 -> {one}, rest {sorted(rest)}'
        case {'name': str(name)}:
            return f'named {name}'
        case {}:
            return 'mapping of something else'
        case _:
            return f'neither: {type(value).__name__}'


Point = namedtuple('Point', 'x y')
for value in (Countdown(0), Countdown(1), Countdown(4), deque([1, 2, 3]), Point(3, 4), range(5), UserList('abc'),
              Squares(), UserDict(name='Ann'), MappingProxyType({'name': 'Bob'}), ChainMap({}, {1: 'x', 2: 'y'}),
              OrderedDict(), defaultdict(int, {7: 8}), Looks(), 'text', b'bytes', {1, 2}, iter([1])):
    print(f'{type(value).__name__:16}', kind(value))

print(kind(Late()))
Sequence.register(Late)
print(kind(Late()), issubclass(Late, Sequence), issubclass(Late, MutableSequence))


class Child(Late):
    pass


print(kind(Child()))
counted = defaultdict(list)
match counted:
    case {'a': x}:
        print('made', x)
    case _:
        print('nothing is made by matching', dict(counted))


class Keys:
    first = 'a'


try:
    match {'a': 1}:
        case {Keys.first: x, 'a': y}:
            print(x, y)
except ValueError as e:
    print('ValueError:', e)


class Pair:
    __match_args__ = ('left', 'right')

    def __init__(self, left, right):
        self.left, self.right = left, right


try:
    match Pair(1, 2):
        case Pair(1, left=1):
            print('?')
except TypeError as e:
    print('TypeError:', e)
