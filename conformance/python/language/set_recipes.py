"""Sets of numbers and short texts: algebra, membership, comprehension, frozen ones, and methods that change."""
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {3} < a, a >= {1}, a.isdisjoint({9}), a == {4, 3, 2, 1})
print(a.union([9], (8,)), a.intersection(range(3)), a.difference({1}, {2}), a.symmetric_difference([1, 7]), a.issubset(range(10)), a.issuperset([]))
c = set(a)
c.add(10)
c.discard(99)
c.remove(1)
c.update({20}, [30])
c -= {2}
c |= {2}
c &= {2, 3, 10, 20}
c ^= {3, 4}
print(sorted(c), len(c), 10 in c, c.copy() == c)
try:
    c.remove(99)
except KeyError as e:
    print("KeyError", e)
print({x % 3 for x in range(10)}, set("hello") == set("olleh"), sorted(set("hello")), set(), {*()}, type({}), frozenset([1, 2]), frozenset("a") | {"b"} == {"a", "b"})
print({frozenset([1]): "fs"}[frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {1, 1.0, True}, {0, False}, len({(1, 2), (1, 2)}))
for bad in (lambda: {[]}, lambda: {1} + {2}, lambda: {1}[0], lambda: frozenset([1]).add(2), lambda: set(5), lambda: hash(set()), lambda: set().pop()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
seen, dups = set(), []
for x in [3, 1, 3, 2, 1]:
    if x in seen:
        dups.append(x)
    seen.add(x)
print(dups, seen, list(dict.fromkeys([3, 1, 3])), {1, 2} | {2: "d"}.keys(), {"a": 1}.keys() - {"a"})
primes = set(range(2, 50)) - {c for p in range(2, 8) for c in range(p * p, 50, p)}
print(sorted(primes), sum(primes), max(primes), primes & set(range(10)))
s = {5, 1, 3}
print(s, [x for x in s], sorted(s, reverse=True), min(s), sum(s), list(map(str, s)), *s)
big = {i * 7 % 31 for i in range(20)}
print(big, {-1, -2, 100, 64, 8, 0}, {2 ** 61, 1, 2 ** 61 - 1})
