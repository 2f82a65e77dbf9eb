"""yield from: values, sends, throws, closes, non-generators, custom iterators, return values, recursion."""


class Sub:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next")
        self.n += 1
        if self.n > 2:
            raise StopIteration("sub result")
        return self.n

    def send(self, value):
        print("send", value)
        return self.__next__()

    def throw(self, kind, value=None, tb=None):
        print("throw", kind if isinstance(kind, type) else type(kind), value)
        if isinstance(kind, ValueError) or kind is ValueError:
            return "swallowed"
        raise kind

    def close(self):
        print("close")


def outer(sub):
    result = yield from sub
    print("result", result)
    yield "after"


o = outer(Sub())
print(next(o), o.send("hi"), o.throw(ValueError("v")))
try:
    print(o.send("end"))
except StopIteration as e:
    print("stop", e.value)
o = outer(Sub())
next(o)
o.close()
o = outer(Sub())
next(o)
try:
    o.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
o = outer([1, 2])
print(next(o))
try:
    o.send("no send on a list")
except AttributeError as e:
    print(e)
o = outer([1, 2])
next(o)
try:
    o.throw(OSError("straight"))
except OSError as e:
    print(e)
print(list(outer("ab")), list(outer({"k": 1})), list(outer(range(2))))
try:
    next(outer(3))
except TypeError as e:
    print(e)


def flatten(items):
    for x in items:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x


print(list(flatten([1, [2, (3, [4, []]), 5]])))


def averager():
    total = count = 0
    while True:
        v = yield
        if v is None:
            return total / count if count else None
        total += v
        count += 1


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
for key, values in {"a": [1, 2, 3], "b": [10, 20]}.items():
    group = grouper(results, key)
    next(group)
    for v in values:
        group.send(v)
    group.send(None)
print(results)


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest


print(["".join(p) for p in permutations("abc")])


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(3, "A", "B", "C")))


def chain_returns(n):
    if n == 0:
        yield "leaf"
        return 0
    return 1 + (yield from chain_returns(n - 1))


c = chain_returns(50)
print(next(c))
try:
    next(c)
except StopIteration as e:
    print(e.value)


def both():
    try:
        yield from inner_cleanup()
    finally:
        print("outer finally")


def inner_cleanup():
    try:
        yield 1
    finally:
        print("inner finally")


for v in both():
    break
print("loop left")


def loops():
    me = yield
    yield from me


m = loops()
next(m)
try:
    m.send(m)
except ValueError as e:
    print(e)
