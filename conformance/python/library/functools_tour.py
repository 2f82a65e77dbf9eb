from functools import cached_property, lru_cache, partial, reduce, singledispatch, total_ordering, wraps, cache, cmp_to_key


def power(base, exponent):
    return base ** exponent


square = partial(power, exponent=2)
two_to = partial(power, 2)
print(square(5), two_to(10), partial(square, 3)(), square.func.__name__, two_to.args, square.keywords)
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: a + b, [], "start"))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)


@lru_cache(maxsize=3)
def slow(n):
    print("computing", n)
    return n * n


print([slow(n) for n in (1, 2, 1, 3, 4, 1, 2)])
print(slow.cache_info())
slow.cache_clear()
print(slow(1), slow.cache_info().hits, slow.__wrapped__(9))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info().currsize)
try:
    slow([])
except TypeError as e:
    print(e)


@lru_cache
def keyed(*args, **kwargs):
    print("call", args, kwargs)
    return len(args)


keyed(1, 2), keyed(1, 2), keyed(1, b=2), keyed(1, b=2), keyed(1.0, 2)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2))


class Data:
    @cached_property
    def heavy(self):
        print("once")
        return 42


d = Data()
print(d.heavy, d.heavy, vars(d))


def shout(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args).upper()
    return wrapper


@shout
def greet(name):
    "Greets."
    return "hi " + name


print(greet("ann"), greet.__name__, greet.__doc__)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


print(show("s"), show(5), show([1]), show(True))
print(sorted(["b3", "a10", "a9"], key=cmp_to_key(lambda a, b: (int(a[1:]) > int(b[1:])) - (int(a[1:]) < int(b[1:])))))
