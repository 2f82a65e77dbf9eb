d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), "a" in d, list(d), list(d.values()), list(d.items()))
print(d.get("z"), d.get("z", 0), d.setdefault("z", []), d.pop("z"), d.pop("z", "default"), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d | {"a": 0, "n": 1}, dict(d, k=5))
d |= {"w": 9}
del d["x"]
d["x"] = "moved to the end"
print(d, list(reversed(d)))
keys, values, items = d.keys(), d.values(), d.items()
d["late"] = 1
print(len(keys), "late" in keys, ("late", 1) in items, 1 in values)
print(sorted(keys & {"a", "b", "q"}), sorted({"a": 1}.keys() | {"b"}), {"a": 1}.items() - {("a", 1)}, {"a": 1}.keys() == {"a"})
print(keys, {1: 2}.values(), {1: 2}.items(), {}.keys())
print(dict.fromkeys("abc", 0), dict([(1, 2)]), dict(a=1), dict(zip("xy", [1, 2])), {i: i * i for i in range(3)})
print({1: "int", 1.0: "float", True: "bool"}, {"1": 1, 1: 2})
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": [1]} != {"a": [2]}, {1: {2: {3: 4}}}[1][2][3])
copy = d.copy()
copy["only in copy"] = 1
print("only in copy" in d, len(copy) - len(d))
d.clear()
print(d, bool(d), bool({0: 0}))
for bad in (lambda: {}["k"], lambda: {}[(1, 2)], lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.pop("k"), lambda: dict([1]), lambda: dict([(1, 2, 3)]),
            lambda: {"a": 1} < {}, lambda: dict(5), lambda: {}.update(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Missing(dict):
    def __missing__(self, key):
        self[key] = f"made {key}"
        return self[key]


m = Missing(a=1)
print(m["a"], m["b"], m.get("c"), m)
many = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2):
    del many[i]
many[0] = "back"
print(len(many), list(many)[:3], list(many)[-2:])
order = {}
for w in "to be or not to be that is the question".split():
    order[w] = order.get(w, 0) + 1
print(order, sorted(order.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
groups = {}
for w in ["apple", "avocado", "banana", "blueberry", "cherry"]:
    groups.setdefault(w[0], []).append(w)
print(groups, max(groups, key=lambda k: len(groups[k])))
inverse = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverse, *inverse, [*inverse.values()])
nested = {"x": {"y": [1, {"z": 2}]}}
nested["x"]["y"][1]["z"] += 40
print(nested)
it = iter({"a": 1, "b": 2})
print(next(it), next(it), next(it, "end"))
