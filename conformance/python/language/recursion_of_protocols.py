# Protocols that lead back to themselves end in RecursionError, and the program goes on.


class Same:
    pass


Same.__repr__ = Same.__str__


class Caller:
    pass


Caller.__call__ = Caller()


class Attr:
    def __getattr__(self, name):
        return getattr(self, name + '_')


class Eq:
    def __eq__(self, other):
        return other == self


class Iter:
    def __iter__(self):
        return iter(self)


class Bool:
    def __bool__(self):
        return bool(self)


class Len:
    def __len__(self):
        return len(self)


class Index:
    def __index__(self):
        return [0][self]


class Format:
    def __format__(self, spec):
        return f'{self:{spec}}'


class Hash:
    def __hash__(self):
        return hash(self)


class Add:
    def __radd__(self, other):
        return other + self


class Contains:
    def __contains__(self, x):
        return x in self


cases = {
    'repr': lambda: repr(Same()), 'str': lambda: str(Same()), 'call': lambda: Caller()(), 'getattr': lambda: Attr().x,
    'eq': lambda: Eq() == Eq(), 'iter': lambda: iter(Iter()), 'bool': lambda: bool(Bool()), 'len': lambda: len(Len()),
    'index': lambda: [0][Index()], 'format': lambda: format(Format(), '>5'), 'hash': lambda: hash(Hash()),
    'radd': lambda: 1 + Add(), 'contains': lambda: 1 in Contains(), 'print': lambda: print(Same()),
    'in a list': lambda: str([Same()]), 'sorted': lambda: sorted([Bool(), Bool()], key=bool),
}
for name, case in cases.items():
    try:
        case()
        print(name, 'ended')
    except RecursionError as e:
        print(name, 'RecursionError', str(e).startswith('maximum recursion depth exceeded'))


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth() > 500)
nested = []
for _ in range(500):
    nested = [nested]
try:
    repr(nested)
    print('repr of deep list ended')
except RecursionError as e:
    print('deep list', type(e).__name__)
print(nested == nested, len(nested))


class Node:
    def __init__(self, next):
        self.next = next

    def __eq__(self, other):
        return self.next == other.next


a = b = None
for _ in range(3000):
    a, b = Node(a), Node(b)
try:
    print(a == b)
except RecursionError:
    print('chains are too long to compare')
