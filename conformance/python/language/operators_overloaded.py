# Which method gets its turn: reflected and in-place operators, subclasses first, NotImplemented, comparisons.


class Log:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def method(name, answer=None):
    def call(self, *others):
        print(f'  {type(self).__name__}.{name}({", ".join(map(repr, (self, *others)))})')
        return NotImplemented if answer is None else answer
    return call


class Left(Log):
    __add__ = method('__add__')
    __sub__ = method('__sub__', 'left sub')
    __lt__ = method('__lt__')
    __eq__ = method('__eq__')
    __iadd__ = method('__iadd__')
    __hash__ = None


class Right(Log):
    __radd__ = method('__radd__', 'right radd')
    __rsub__ = method('__rsub__', 'right rsub')
    __gt__ = method('__gt__', 'right gt')
    __eq__ = method('__eq__', 'right eq')
    __matmul__ = method('__matmul__', 'matmul')
    __rpow__ = method('__rpow__', 'rpow')


class Child(Left):
    __rsub__ = method('__rsub__', 'child rsub')
    __radd__ = method('__radd__', 'child radd')
    __gt__ = method('__gt__', 'child gt')


a, b, c = Left('a'), Right('b'), Child('c')
for text, act in {'a + b': lambda: a + b, 'a - b': lambda: a - b, 'a - c': lambda: a - c, 'c - a': lambda: c - a,
                  'a + c': lambda: a + c, 'a + a': lambda: a + a, 'a < b': lambda: a < b, 'a < c': lambda: a < c,
                  'a < a': lambda: a < a, 'a == b': lambda: a == b, 'a == a': lambda: a == a, 'a != b': lambda: a != b,
                  'b @ 1': lambda: b @ 1, '2 ** b': lambda: 2 ** b, '1 + b': lambda: 1 + b, 'b + 1': lambda: b + 1,
                  'sum': lambda: sum([b, 1]), 'in': lambda: a in [b], 'max': lambda: max(a, b) is b}.items():
    print(text)
    try:
        print('  =', act())
    except TypeError as e:
        print('  TypeError:', e)
a += b
print(a)


class Acc:
    def __init__(self):
        self.items = []

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __imul__(self, n):
        return self.items * n

    def __ilshift__(self, other):
        self.items.insert(0, other)
        return self


acc = kept = Acc()
acc += 1
acc <<= 0
print(acc is kept, acc.items)
acc *= 2
print(acc, kept.items)
holder = ([],)
try:
    holder[0] += ['x']
except TypeError as e:
    print(e, holder)


class Vec:
    def __init__(self, *xs):
        self.xs = xs

    def __eq__(self, other):
        return isinstance(other, Vec) and self.xs == other.xs

    def __hash__(self):
        return hash(self.xs)

    def __neg__(self):
        return Vec(*(-x for x in self.xs))

    def __abs__(self):
        return sum(x * x for x in self.xs) ** 0.5

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(x * y for x, y in zip(self.xs, k.xs))
        if isinstance(k, (int, float)):
            return Vec(*(x * k for x in self.xs))
        return NotImplemented

    __rmul__ = __mul__

    def __bool__(self):
        return any(self.xs)

    def __divmod__(self, k):
        return Vec(*(x // k for x in self.xs)), Vec(*(x % k for x in self.xs))

    def __round__(self, n=None):
        return Vec(*(round(x, n) for x in self.xs))

    def __index__(self):
        return len(self.xs)

    def __repr__(self):
        return f'Vec{self.xs}'


v = Vec(3, 4)
print(-v, abs(v), v * 2, 2 * v, v * v, bool(Vec(0, 0)), divmod(v, 2), round(Vec(1.26, 2), 1), 'abcdef'[v], bin(v), {v: 1}[Vec(3, 4)])
for act in (lambda: v * 'x', lambda: v + v, lambda: +v, lambda: v < v, lambda: v // 2, lambda: pow(v, 2)):
    try:
        act()
    except TypeError as e:
        print(e)
