"""Sets of numbers and of strings in the order of CPython's table with PYTHONHASHSEED=0."""
s = {5, 1, 3, 9, 100, 33, 17, 8, 64, 2}
print(s, list(s), len(s))
print({"apple", "banana", "cherry", "date", "elderberry", "fig", "grape"})
print({i * 37 % 101 for i in range(30)})
print(set("hello world"), frozenset("abc"))
print({1.5, "a", (1, 2), True, 2 ** 70, -1, -2, 0.0})
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {3} < a, a >= {1}, a.isdisjoint({9}))
a.add(10)
a.discard(99)
a.remove(1)
a.update([7, 8], {9})
print(a, a.union([0]), a.intersection([2, 3]), a.difference([2]), a.symmetric_difference([2, 55]))
a -= {7, 8}
a |= {20}
a &= {2, 3, 20, 9}
a ^= {2, 1}
print(a, a.pop() in {3, 20, 9, 1}, len(a))
c = a.copy()
a.clear()
print(a, c, set(), frozenset(), {1} == frozenset([1]), {frozenset([1]): "k"})
grow = set()
orders = []
for i in range(12):
    grow.add(i * 9 % 64)
    orders.append(list(grow))
print(orders)
shrunk = set(range(20))
for i in range(0, 20, 3):
    shrunk.remove(i)
shrunk.update([60, 100, 32])
print(shrunk)
words = "the quick brown fox jumps over the lazy dog".split()
print(set(words), sorted(set(words)), len(set(words)))
print({*words[:3], *words[2:5]}, [w for w in dict.fromkeys(words)])
for bad in (lambda: {[]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2], lambda: set(5), lambda: c[0], lambda: frozenset().add(1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
