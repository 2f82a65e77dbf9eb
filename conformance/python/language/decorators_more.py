"""Decorators: with arguments, stacked, as classes, on classes, on methods, keeping the name, counting, caching."""
import functools
import time


def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            print(f"{func.__name__} took {time.perf_counter() - start:.1f}s")
    return wrapper


def repeat(times, *, between=None):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            results = []
            for i in range(times):
                if i and between:
                    print(between)
                results.append(func(*args, **kwargs))
            return results
        wrapper.times = times
        return wrapper
    return decorate


@timed
@repeat(3, between="--")
def greet(name, punctuation="!"):
    """Says hello."""
    time.sleep(0.5)
    return f"hello {name}{punctuation}"


print(greet("Bob", punctuation="?"))
print(greet.__name__, greet.__doc__, greet.__wrapped__.times, greet.__wrapped__.__wrapped__.__qualname__, greet.__module__)


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.func(*args)

    def __get__(self, instance, owner):
        return functools.partial(self, instance)


class Api:
    @CountCalls
    def ping(self, x):
        return f"pong {x}"

    @staticmethod
    @CountCalls
    def static(x):
        return x * 2

    @classmethod
    @functools.lru_cache(maxsize=None)
    def cached(cls, x):
        print("computing", x)
        return x + 1

    @property
    @timed
    def slow(self):
        time.sleep(1)
        return "slow value"


api = Api()
print(api.ping(1), api.ping(2), Api.__dict__["ping"].count, Api.static(4), api.slow)
print(api.cached(1), Api.cached(1), Api.cached.cache_info())


def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.__repr__ = __repr__
    return cls


@add_repr
class User:
    def __init__(self, name, age):
        self.name, self.age = name, age


print(User("Ann", 3))


def trace(func, depth=[0]):
    @functools.wraps(func)
    def wrapper(n):
        print("  " * depth[0] + f"-> {n}")
        depth[0] += 1
        result = func(n)
        depth[0] -= 1
        print("  " * depth[0] + f"<- {result}")
        return result
    return wrapper


@trace
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(3)


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return f"sequence of {len(x)}"


print(show("a"), show(True), show([1]), show((1, 2)), show.dispatch(int).__name__, sorted(t.__name__ for t in show.registry))
buttons = [lambda f: (print("expression decorator"), f)[1]]


@buttons[0]
def pressed():
    return 1


@(lambda f: f())
def now():
    return "called at once"


print(now)
