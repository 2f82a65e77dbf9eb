# copy and deepcopy: shared parts, cycles, classes that say how they are copied, what is never copied.
import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction


class Node:
    def __init__(self, name, children=()):
        self.name, self.children, self.parent = name, list(children), None
        for child in self.children:
            child.parent = self

    def __repr__(self):
        return f'{self.name}({", ".join(map(repr, self.children))})'


leaf = Node('leaf')
tree = Node('root', [Node('a', [leaf]), Node('b')])
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
print(shallow.children is tree.children, deep.children is tree.children, deep, deep.children[0].parent is deep)
deep.children[0].name = 'changed'
print(tree, deep)

loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin, twin[1] is twin, twin is loop)
shared = ['s']
pair = copy.deepcopy([shared, shared, {'k': shared}])
print(pair[0] is pair[1], pair[0] is pair[2]['k'], pair[0] is shared)


class Counted:
    copies = 0

    def __init__(self, data):
        self.data = data

    def __copy__(self):
        Counted.copies += 1
        return Counted(self.data)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        Counted.copies += 10
        new = memo[id(self)] = Counted(None)
        new.data = copy.deepcopy(self.data, memo)
        return new


c = Counted([1, 2])
c.data.append(c)
c2, c3 = copy.copy(c), copy.deepcopy(c)
print(Counted.copies, c2.data is c.data, c3.data[2] is c3)


@dataclass
class Order:
    number: int
    lines: list = field(default_factory=list)


Point = namedtuple('Point', 'x y')


class Colour(Enum):
    RED = 1


def generator():
    yield


for thing in ([1, [2]], (1, [2]), (1, 2), {'a': [1]}, {1, 2}, frozenset({1}), deque([1, 2], maxlen=3), Counter('aab'),
              OrderedDict(a=1), defaultdict(list, a=[1]), Point(1, [2]), Order(1, ['x']), Colour.RED, Fraction(1, 3),
              bytearray(b'x'), 'text', 5, None, len, Order, range(3), slice(1, 2), Ellipsis):
    one, two = copy.copy(thing), copy.deepcopy(thing)
    print(f'{type(thing).__name__:12} {one is thing!s:5} {two is thing!s:5} {one == thing} {two == thing} {type(two).__name__}')
for thing in (generator(),):
    try:
        copy.deepcopy(thing)
        print('copied', type(thing).__name__)
    except TypeError as e:
        print('TypeError')


class Slotted:
    __slots__ = ('a', 'b')


s = Slotted()
s.a = [1]
s2 = copy.deepcopy(s)
print(s2.a, s2.a is s.a, hasattr(s2, 'b'))


class State:
    def __init__(self):
        self.keep, self.drop = 'keep', 'drop'

    def __getstate__(self):
        return {'keep': self.keep}

    def __setstate__(self, state):
        print('set', state)
        self.__dict__.update(state)


print(vars(copy.copy(State())), replace(Order(1, [1]), number=2))
