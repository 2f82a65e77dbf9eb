"""global, nonlocal, late binding, class scopes, comprehension scopes, UnboundLocalError."""
x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed by inner"
        return x

    def sees():
        return x

    before = sees()
    inner()
    return before, sees()


print(outer(), x)


def change():
    global x, made
    x = "changed"
    made = "new global"


change()
print(x, made)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1


unbound()


def free():
    def show():
        return later
    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)
    later = "now"
    return show()


print(free())


class C:
    x = "class"
    ys = [x for _ in range(1)] if False else [1]
    zs = [i for i in ys]

    def method(self):
        return x

    nested = lambda self: x


print(C().method(), C().nested(), C.zs)


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n
    step.reset = lambda: None
    return step


c, d = counter(), counter()
print(c(), c(5), d(), c.__closure__[0].cell_contents, c.__code__.co_freevars, counter.__code__.co_cellvars, c.__code__.co_varnames)


def defaults(item, bucket=[], *, seen={}):
    bucket.append(item)
    seen[item] = len(seen)
    return bucket, seen


print(defaults(1), defaults(2), defaults.__defaults__, defaults.__kwdefaults__)
i = "kept"
squares = {i: i * i for i in range(3)}
print(i, squares)
for i in range(2):
    pass
print(i)
try:
    del undefined_name
except NameError as e:
    print(e)


def gen():
    total = 0
    while True:
        got = yield total
        if got is None:
            return total
        total += got


def accumulate(values):
    g = gen()
    next(g)
    return [g.send(v) for v in values]


print(accumulate([1, 2, 3]), locals().keys() >= {"x", "c"}, "x" in globals())


def local_names(a, b=2):
    c = 3
    return sorted(locals().items())


print(local_names(1))
