import functools
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatchmethod, wraps


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(2), square(2), square(3), square(4), square(2), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5))


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits)
try:
    fib([])
except TypeError as e:
    print(e)


class Data:
    def __init__(self, values):
        self.values = values

    @cached_property
    def total(self):
        print("summing")
        return sum(self.values)

    @singledispatchmethod
    def show(self, x):
        return f"any {x}"

    @show.register
    def _(self, x: int):
        return f"int {x}"

    @show.register(str)
    def _(self, x):
        return f"str {x}"

    def power(self, base, exponent):
        return base ** exponent

    cube = partialmethod(power, exponent=3)


d = Data([1, 2, 3])
print(d.total, d.total, d.__dict__, d.show(1), d.show("s"), d.show(None), d.cube(2))
del d.total
print(d.total)
double = partial(pow, 2)
print(double(5), double, partial(print, 1, end="!\n").args, double.func is pow)
partial(print, "a", sep="-")("b", "c")
nested = partial(partial(int, base=2))
print(nested("101"), nested.keywords)
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(lambda f, g: lambda x: g(f(x)), [lambda x: x + 1, lambda x: x * 2])(3))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)


def decorator(f):
    @wraps(f)
    def inner(*a):
        return f(*a)
    return inner


@decorator
def documented(x: int) -> str:
    """Its text."""


print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__.__name__, documented.__qualname__)


def compose(*functions):
    return reduce(lambda f, g: lambda x: f(g(x)), functions)


print(compose(str, abs, int)("-5"))
print(sorted("bca", key=functools.cmp_to_key(lambda a, b: -1 if a > b else 1)))
print(square.__name__)
