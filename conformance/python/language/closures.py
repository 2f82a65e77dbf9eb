def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return increment, peek


inc, peek = counter()
print(inc(), inc(5), peek())
other, other_peek = counter()
print(other(), peek(), other_peek())

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def outer():
    def before():
        return value
    try:
        before()
    except NameError as e:
        print(type(e).__name__, e)
    value = "set"
    result = before()
    del value
    try:
        before()
    except NameError as e:
        print(e)
    return result


print(outer())
x = "global"


def scopes():
    x = "outer"

    def inner():
        global x
        x = "changed global"
        return x

    class C:
        y = x
        x = "class"
        z = x

        def method(self):
            return x

    return inner(), C.y, C.z, C().method(), x


print(scopes(), x)


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)
try:
    undefined_name
except NameError as e:
    print(e)


def compose(*functions):
    def run(value):
        for f in reversed(functions):
            value = f(value)
        return value
    return run


print(compose(str, lambda n: n + 1, abs)(-41))


def memo(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache), inc.__closure__[0].cell_contents)
print((lambda *a, **k: (a, k))(1, b=2), (lambda: (yield))().__class__.__name__)
