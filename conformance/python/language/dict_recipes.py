"""Dictionaries: merging, inverting, grouping, sorting, comprehension, views, order, defaults, nested access."""
prices = {"apple": 3, "pear": 2, "fig": 5}
print(prices | {"fig": 6, "plum": 1}, {**prices, "apple": 0}, {v: k for k, v in prices.items()}, sorted(prices, key=prices.get), sorted(prices.items(), key=lambda kv: -kv[1]))
words = "the cat and the dog and the bird".split()
groups = {}
for w in words:
    groups.setdefault(len(w), []).append(w)
print(groups, {w: words.count(w) for w in words}, dict.fromkeys(words), list(dict.fromkeys(words)))
d = {"a": 1}
d["b"] = 2
d |= {"c": 3}
d.update(d=4, a=10)
print(d, d.pop("b"), d.pop("zz", None), d.popitem(), d, len(d), "a" in d, d.get("q"), d.get("q", 0))
keys, values, items = d.keys(), d.values(), d.items()
d["new"] = 0
print(keys, values, items, keys & {"a", "zz"}, keys - {"a"}, ("a", 10) in items, list(reversed(d)))
nested = {"x": {"y": {"z": 1}}}
print(nested["x"]["y"]["z"], nested.get("q", {}).get("r"), nested == {"x": {"y": {"z": 1}}})
for k in list(d):
    if d[k] == 0:
        del d[k]
print(d, d.copy() == d, d.copy() is d, bool({}), {1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple", frozenset([1]): "fs"})
try:
    d["missing"]
except KeyError as e:
    print(repr(e), e.args)
for bad in (lambda: {[]: 1}, lambda: {}.popitem(), lambda: {"a": 1} + {"b": 2}, lambda: {}.pop("a"), lambda: {"a": 1} < {"b": 2}, lambda: dict([(1, 2, 3)])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
matrix = {(r, c): r * c for r in range(3) for c in range(3) if r != c}
print(matrix, sum(matrix.values()), max(matrix, key=matrix.get), any(v > 1 for v in matrix.values()))
print(dict(zip("abc", range(3))), dict(a=1, b=2), dict([("k", "v")]), dict({"x": 1}, y=2), {k: v for k, v in sorted({"b": 1, "a": 2}.items())})
a, b = {"x": 1, "y": 2}, {"y": 2, "x": 1}
print(a == b, list(a) == list(b), a.items() == b.items(), a.keys() == b.keys(), {**a} is a, (lambda **kw: kw)(**a))


class Point:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return hash(self.x)

    def __eq__(self, other):
        return self.x == other.x


table = {Point(1): "one", Point(2): "two"}
print(table[Point(1)], Point(3) in table, len({Point(1), Point(1)}))
