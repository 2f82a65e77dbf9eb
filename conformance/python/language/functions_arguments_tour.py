"""Parameters: positional-only, keyword-only, defaults, star forms, annotations, attributes, partial application, recursion."""


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 9, 8, 7, 6, d=0, e=1, z=2), f(1, c=5, d=4, b="in kw", a="too"))
for bad in (lambda: f(), lambda: f(1), lambda: f(d=1), lambda: f(1, 2, 3, c=4, d=5), lambda: (lambda a, /: a)(a=1), lambda: (lambda *, k: k)(1), lambda: (lambda a, b=1: a)(1, 2, 3), lambda: (lambda: 0)(1), lambda: (lambda a, b, c, d: 0)(1)):
    try:
        print(bad())
    except TypeError as e:
        print(e)


def default(x, seen=[], now=None):
    seen.append(x)
    return seen


print(default(1), default(2), default(3, []), default.__defaults__)


def annotated(x: int, y: "text" = "a", *args: float, z: list[int] = None, **kw: dict) -> bool:
    """Docs here."""
    annotated.calls += 1
    return True


annotated.calls = 0
annotated(1)
annotated(2)
print(annotated.calls, annotated.__annotations__, annotated.__doc__, annotated.__name__, annotated.__kwdefaults__, annotated.__code__.co_argcount, annotated.__code__.co_varnames)


def outer(x):
    def inner(y):
        return x + y
    return inner


adders = [outer(i) for i in range(3)]
print([g(10) for g in adders], outer(1).__qualname__, adders[0].__closure__[0].cell_contents, (lambda: 0).__name__)


def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed


print(compose(str, lambda x: x + 1, abs)(-4), list(map(compose(len, str), [1, 22])), sorted([3, -1, 2], key=abs), (lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{"y": 5}))


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def fib(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(fact(25), fib(90), ackermann(2, 3), (lambda f: f(f, 10))(lambda self, n: n if n < 2 else self(self, n - 1) + self(self, n - 2)))
args, kwargs = (1,), {"d": 2}
print(f(*args, **kwargs), f(*"ab", **{"d": 1, "other": 2}), print("a", "b", sep="", end="!\n") is None)


def swap(a, b):
    a, b = b, a
    return a, b


def mutate(items, number):
    items.append(number)
    number += 1
    items = []
    return number


box, n = [], 1
print(swap(1, 2), mutate(box, n), box, n, callable(swap), swap is swap, {swap: 1}[swap])


def returns_nothing():
    pass


def many():
    return 1, 2


print(returns_nothing(), many(), type(many()), *many())
