"""Unpacking in all places: assignment, calls, displays, for, nested and starred."""
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = "abc"
print(head, tail)
(a, b), [c, *d], e = (1, 2), [3, 4, 5], {"k": 6}
print(a, b, c, d, e)
x, y = y, x = 1, 2
print(x, y)
for i, (name, *rest) in enumerate([("n", 1, 2), ("m",)]):
    print(i, name, rest)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], *[2, 3]}, {**{"a": 1}, "b": 2, **{"a": 3}})


def show(*args, sep="-", **kwargs):
    return sep.join(map(str, args)), kwargs


print(show(1, *[2, 3], *"xy", sep=":", **{"k": 1}, **{"m": 2}))
for bad in ("a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "a, b = 3", "show(**{'k': 1}, **{'k': 2})", "show(sep=1, **{'sep': 2})", "show(*3)", "show(**[1])"):
    try:
        if bad == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        elif bad == "a, b = [1]":
            a, b = [1]
        elif bad == "a, *b, c = [1]":
            a, *b, c = [1]
        elif bad == "a, b = 3":
            a, b = 3
        elif bad.endswith("{'k': 2})"):
            show(**{'k': 1}, **{'k': 2})
        elif "sep" in bad:
            show(sep=1, **{'sep': 2})
        elif bad == "show(*3)":
            show(*3)
        else:
            show(**[1])
    except (TypeError, ValueError) as error:
        print(f"{bad}: {type(error).__name__}: {error}")
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(r) for r in zip(*matrix[::-1])])


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


import itertools

p, q, *others = itertools.islice(fib(), 7)
print(p, q, others)
record = ("ACME", 50, 123.45, (12, 18, 2012))
name, *_, (*_, year) = record
print(name, year)
if (n := len(record)) > 3 and (last := record[-1]):
    print(n, last)
print([y := 1, y ** 2], (z := 5) + z, [last := v for v in range(3)], last)
