a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a.insert(-1, "x")
a.insert(100, "end")
print(a, len(a))
print(a.pop(), a.pop(0), a.remove("x"), a, a.index(5), a.count(1))
a.sort()
a.reverse()
print(a, sorted(a), a[::-1], list(reversed(a)))
a[1:3] = ["p", "q", "r"]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[0], a[-2:]
print(a)
a *= 2
a += (7, 8)
print(a, a * 0, [1] + [2])
b = a
c = a.copy()
b.clear()
print(a, c, b is a)
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == [1, 2], [1, [2, 3]] == [1, [2, 3]])
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted("banana"), sorted([True, 0, 2, 1.5]), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}))
big = [(i * 7919) % 1000 for i in range(1000)]
print(sorted(big)[:5], sorted(big)[-3:], sorted(big) == sorted(reversed(big)), min(big), max(big), sum(big))
for mixed in ([1, "a"], [None, 1], [(1, "a"), (1, 2)], [{}, {}], [1j, 2j]):
    try:
        mixed.sort()
        print("sorted", mixed)
    except TypeError as e:
        print("TypeError:", e, mixed)
matrix = [[0] * 3] * 2
matrix[0][0] = 1
print(matrix, [[0] * 2 for _ in range(2)])
x = [1, 2, 3, 4, 5, 6]
print(x[1:-1], x[-2:], x[:2], x[5:1:-2], x[10:], x[slice(1, 3)], x[True])
first, *middle, last = x
print(first, middle, last)
(p, q), r = (1, 2), 3
print(p, q, r)
p, q = q, p
print(p, q)
i = 0
i, x[i] = 2, "assigned in order"
print(i, x)
for bad in (lambda: x[10], lambda: x["a"], lambda: x.pop(100), lambda: [].pop(), lambda: x.index("no"), lambda: x.remove("no"),
            lambda: x.__setitem__(slice(0, 4, 2), [1]), lambda: x.insert("a", 1), lambda: [] * [], lambda: x.extend(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
for target in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "[a, b] = 5"):
    try:
        if target == "a, b = 1, 2, 3":
            m, n = 1, 2, 3
        elif target == "a, b = 1,":
            m, n = 1,
        elif target == "a, *b, c = 1,":
            m, *n, o = 1,
        else:
            [m, n] = 5
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
t = (1, 2, [3])
try:
    t[2] += [4]
except TypeError as e:
    print(e, t)
print(t.index(2), t.count(1), t + (5,), t * 2, (1,), (), tuple("ab"), t[::-1], hash((1, 2)) == hash((1, 2)))
print(list(range(5, 0, -2)), range(3)[1], len(range(0, 10, 3)), 4 in range(0, 10, 2), range(10)[2:5], list(range(0)), range(5) == range(0, 5))
print(list(enumerate("ab", 1)), list(zip([1, 2, 3], "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])))
try:
    list(zip([1], [2, 3], strict=True))
except ValueError as e:
    print(e)
