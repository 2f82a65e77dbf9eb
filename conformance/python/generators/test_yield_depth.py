"""Five values through nested `yield from` at a given depth."""


def test_yield(level):
    if level > 0:
        yield from test_yield(level - 1)
    else:
        yield from range(5)


for level in (0, 1, 10, 100, 500):
    print(level, list(test_yield(level)))


def depth_of(g):
    n = 0
    while g is not None and hasattr(g, "gi_yieldfrom"):
        g = g.gi_yieldfrom
        n += 1
    return n


g = test_yield(50)
print(depth_of(g), next(g), depth_of(g), next(g))
g.close()
print(depth_of(g), next(g, "closed"))

deep = test_yield(2000)
try:
    next(deep)
except RecursionError as e:
    print(type(e).__name__)
print(next(deep, "finished"))
