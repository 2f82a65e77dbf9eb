print([x * x for x in range(6) if x % 2 == 0])
print({x: -x for x in range(3)}, {x % 3 for x in range(10)})
print([(x, y) for x in range(3) for y in range(x) if x + y > 1])
print([[cell for cell in row if cell] for row in [[0, 1], [2, 0, 3], []]])
print([y for x in range(3) if (y := x * 2) > 1], y)
x = "outer"
print([x for x in "ab"], x)
print([f() for f in [lambda: x for x in range(3)]])


class C:
    n = 3
    items = [i for i in range(n)]
    try:
        bad = [i * n for i in range(2)]
    except NameError as e:
        print("NameError:", e)


print(C.items)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
print(dict((k, v) for k, v in [("a", 1), ("b", 2)]), {**{"a": 1}, "b": 2, **{"a": 3}})
print(sum(x for x in range(10)), any(x > 3 for x in [1, 5]), all([]), max((len(w), w) for w in ["aa", "b", "cc"]))


def trace(tag, value):
    print(tag, end=" ")
    return value


print([trace("e", x) for x in trace("it", [1, 2]) if trace("c", x)])
print({trace("k", k): trace("v", k * 2) for k in range(2)})
print([*range(3), *"ab", *{"k": 1}], {*[1, 2], *[2, 3]}, (*[1], 2))
print([(a, b, c) for a, (b, *c) in [(1, "xyz"), (2, [3])]])
print([x for x in range(20) if x % 2 if x % 3], [i if i else "zero" for i in range(2)])
words = "the quick brown fox jumps over the lazy dog the end".split()
print({w: words.count(w) for w in sorted(set(words)) if words.count(w) > 1})
print([(i, w) for i, w in enumerate(words, 1) if len(w) > 4])
nested = {"a": {"x": 1}, "b": {"y": 2, "z": 3}}
print([f"{k}.{i}={v}" for k, inner in nested.items() for i, v in inner.items()])
gen = (i for i in range(3))
print(next(gen), [i for i in gen], [i for i in gen])
try:
    [1 / x for x in (2, 1, 0)]
except ZeroDivisionError as e:
    print(e)


def with_locals(n):
    return [n + k for k in range(n)], {n for _ in "a"}, list(n for n in range(n))


print(with_locals(3))
print([lambda x=x: x for x in range(2)][1](), (lambda: [z for z in range(2)])())
