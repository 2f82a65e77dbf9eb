"""Mistakes that answers explain: exhausted, late binding, mutated while iterating, StopIteration inside, len of one."""


def numbers():
    yield from range(3)


g = numbers()
print(list(g), list(g), sum(g))
filters = []
for i in range(3):
    filters.append(x * i for x in [1, 2])
print([list(f) for f in filters])
data = [1, 2, 3]
lazy = (d for d in data)
data.append(4)
print(list(lazy))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 1
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.discard(x)
        s.add(x + 10)
except RuntimeError as e:
    print(e)
items = [1, 2, 2, 3]
for x in items:
    if x == 2:
        items.remove(x)
print(items)
try:
    len(numbers())
except TypeError as e:
    print(e)
try:
    numbers()[0]
except TypeError as e:
    print(e)
try:
    numbers() + numbers()
except TypeError as e:
    print(e)
print(numbers() == numbers(), bool(numbers()), 2 in (g := numbers()), list(g))


def broken_next(its):
    while True:
        yield [next(i) for i in its]


try:
    print(list(broken_next([iter([1, 2]), iter([3])])))
except RuntimeError as e:
    print(e)


def fixed(its):
    while True:
        try:
            row = [next(i) for i in its]
        except StopIteration:
            return
        yield row


print(list(fixed([iter([1, 2]), iter([3])])))


def returns_generator():
    return (x for x in "ab")


def is_generator():
    return [1]
    yield


print(list(returns_generator()), list(is_generator()), is_generator().__class__.__name__)
try:
    next(is_generator())
except StopIteration as e:
    print("value", e.value)


def default_once(cache=[]):
    cache.append(len(cache))
    yield from cache


print(list(default_once()), list(default_once()))
pairs = zip(range(3), "ab")
print(list(pairs), list(pairs), dict(zip("ab", [1, 2])))
m = map(str, [1, 2])
print(next(m), list(m), list(m))
a = iter([1, 2, 3, 4])
print([(x, next(a)) for x in a])
print(all([]), any([]), all(x for x in []), sum([]), list(reversed([1, 2])), max((x for x in [1]), default=0))
try:
    (lambda: (yield))().send(1)
except TypeError as e:
    print(e)
h = (lambda: (yield 5))()
print(next(h), next(h, "done"))
