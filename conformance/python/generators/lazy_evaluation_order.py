"""When does what run: generator expressions, first iterable at once, zip and short circuits, tee, any and all."""
import itertools


def noisy(name, n=3):
    for i in range(n):
        print(f"{name}{i}", end=" ")
        yield i
    print(f"{name}-end", end=" ")


def show(label, value):
    print("|", label, value)


show("any", any(x == 1 for x in noisy("a")))
show("all", all(x < 1 for x in noisy("b")))
show("zip", list(zip(noisy("c", 2), noisy("d", 3))))
show("zip reversed", list(zip(noisy("e", 3), noisy("f", 2))))
show("islice", list(itertools.islice(noisy("g", 9), 2)))
show("takewhile", list(itertools.takewhile(lambda x: x < 1, noisy("h"))))
show("chain", next(itertools.chain(noisy("i"), noisy("j"))))
show("in", 1 in noisy("k"))
a, b = itertools.tee(noisy("l"))
show("tee a", list(a))
show("tee b", list(b))
show("unpack", (lambda x, *rest: (x, rest))(*noisy("m")))
try:
    (x for x in 1)
except TypeError as e:
    print(e)
factor = 2
g = (x * factor for x in range(3))
factor = 10
print(list(g))
rows = [1, 2, 3]
h = (x for x in rows)
rows = [9]
print(list(h))
array = [1, 8, 15]
f = (x for x in array if array.count(x) > 0)
array = [2, 8, 22]
print(list(f))
nested = ((x, y) for x in noisy("x", 2) for y in noisy("y", 2))
print(next(nested), next(nested), "...")
print(list(map(lambda p, q: p + q, noisy("p"), noisy("q", 2))))
print(list(filter(None, noisy("r"))), list(enumerate(noisy("s"), 5)), dict(zip("ab", noisy("t"))))
it = iter(noisy("u", 4))
for x in it:
    print("loop", x, end=" ")
    next(it, None)
print()
print(list(itertools.zip_longest(noisy("v", 2), "abc", fillvalue="-")), sum(noisy("w")), max(noisy("z")))
x = iter([1, 2, 3, 4, 5, 6])
print(list(zip(*[x] * 2)), list(iter(lambda it=iter([3, 2, 0, 1]): next(it), 0)))
print(list(itertools.batched([1], 1)) if hasattr(itertools, "batched") else "no batched in 3.11", list(itertools.pairwise("abcd")))
