# What comprehensions and generator expressions see: their own scope, the class's, closures and walrus.
x = 'module'
print([x for x in range(3)], x)
print({x: y for x, y in zip('ab', range(2))}, {x for x in 'aa'}, x)


class Body:
    size = 3
    items = [i for i in range(size)]
    label = 'label'
    first = next(iter([label]))
    try:
        wrong = [size for _ in range(2)]
    except NameError as e:
        wrong = str(e)
    pairs = list(zip(range(size), (lambda s: [s] * s)(size)))
    nested = [[j for j in range(i)] for i in range(size)]


print(Body.items, Body.first, Body.wrong, Body.pairs, Body.nested)
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])


def make():
    total = 0
    running = [total := total + n for n in range(5)]
    last = [n for n in running if (keep := n) > 2]
    return total, running, last, keep


print(make())
print(any((found := word).startswith('c') for word in ('ab', 'cd', 'ef')), found)


def outer():
    n = 10
    gen = (n * i for i in range(3))
    n = 100
    return list(gen)


print(outer())


def eager(source):
    try:
        return (i for i in source())
    except ValueError as e:
        return f'at once: {e}'


def bad():
    raise ValueError('source')


print(eager(bad))
lazy = (1 // i for i in (1, 0))
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError as e:
    print(e, list(lazy))
print([(i, j) for i in range(3) if i for j in range(i) if j % 2 == 0], [i if i % 2 else -i for i in range(4)])
print([[row[c] for row in ((1, 2), (3, 4))] for c in range(2)], [*(i for i in 'ab'), *[c for c in 'cd']])
print({k: {v for v in 'xy'} == {'x', 'y'} for k in 'ab'}, dict((v, k) for k, v in {'a': 1}.items()))


try:
    print(list((lambda: (yield from (i * i for i in range(4))))()))
    print([y for x in range(3) if (y := x * x)], y)
    print([locals_ for locals_ in [sorted(k for k in {'a': 1, 'b': 2})]])
except Exception as e:
    print(type(e).__name__, e)
matrix = [[1, 2, 3], [4, 5, 6]]
print(sum(v for row in matrix for v in row), max((v, r) for r, row in enumerate(matrix) for v in row), [*zip(*matrix)])
flat = [v for row in matrix for v in row if v % 2]
print(flat, [print('side', v) for v in flat[:1]], all(v for v in []), list(map(lambda v: v + 1, (v for v in flat))))
