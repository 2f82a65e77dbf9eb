# functools.lru_cache and its relatives: statistics, order of eviction, typed keys, methods, recursion, generators.
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, wraps


@lru_cache(maxsize=3)
def square(x):
    print('computing', x)
    return x * x


for x in (1, 2, 3, 1, 4, 2, 1):
    square(x)
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5), square.__name__)


@lru_cache(typed=True)
def kind(x, *args, **kwargs):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind(1, a=2, b=3), kind(1, b=3, a=2), kind(x=1), kind.cache_info())


@lru_cache
def untyped(x):
    return type(x).__name__


print(untyped(1), untyped(1.0), untyped(True), untyped.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
try:
    square([])
except TypeError as e:
    print(e)


@lru_cache(maxsize=2)
def fails(x):
    print('trying', x)
    if x < 0:
        raise ValueError(x)
    return x


for x in (-1, -1, 1):
    try:
        fails(x)
    except ValueError as e:
        print('ValueError', e)
print(fails.cache_info())


class Grid:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def paths(self, r=0, c=0):
        if r == self.n or c == self.n:
            return 1
        return self.paths(r + 1, c) + self.paths(r, c + 1)

    @cached_property
    def cells(self):
        print('counting')
        return self.n ** 2

    def move(self, dx, dy):
        return self.n, dx, dy

    left, right = partialmethod(move, -1, 0), partialmethod(move, dx=1, dy=0)

    @singledispatchmethod
    def show(self, x):
        return 'other'

    @show.register
    def _(self, x: int):
        return 'int'

    @show.register(list)
    def _(self, x):
        return f'list of {[self.show(y) for y in x]}'


g = Grid(8)
print(g.paths(), Grid(2).paths(), g.cells, g.cells, g.left(), g.right(), g.show(1), g.show([1, 'x', [2]]))


@lru_cache
def stream():
    yield from 'ab'


print(list(stream()), list(stream()))


@singledispatch
def describe(x, indent=0):
    return ' ' * indent + repr(x)


@describe.register(dict)
def _(x, indent=0):
    return '\n'.join(' ' * indent + f'{k}:\n' + describe(v, indent + 2) for k, v in x.items())


@describe.register(list)
@describe.register(tuple)
def _(x, indent=0):
    return '\n'.join(describe(v, indent) for v in x)


print(describe({'a': [1, 'two'], 'b': {'c': (3.0,)}}))
print(describe.dispatch(bool) is describe.dispatch(object), sorted(t.__name__ for t in describe.registry))
add = partial(reduce, lambda a, b: a + b)
print(add([1, 2, 3]), add(['x', 'y'], ''), add.func is reduce, partial(partial(int, base=2), '101')(), partial(print, end='!\n').keywords)


def trace(func=None, *, prefix='call'):
    if func is None:
        return partial(trace, prefix=prefix)

    @wraps(func)
    def inner(*args, **kwargs):
        print(prefix, func.__name__, args, kwargs)
        return func(*args, **kwargs)
    return inner


@trace
def one(a):
    "One."


@trace(prefix='CALL')
def two(b=1):
    "Two."


one(1), two(b=2)
print(one.__doc__, two.__name__, two.__wrapped__(0))
