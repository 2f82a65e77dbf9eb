"""The iterator protocol: what for does, iter with a sentinel, iterators that lie, reversed, in, zip strict."""
items = ["a", "b"]
it = iter(items)
while True:
    try:
        x = next(it)
    except StopIteration:
        print("stop")
        break
    print(x)
print(next(it, "still exhausted"), iter(it) is it, iter(items) is items, type(it).__name__, type(iter({})).__name__, type(iter(())).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(iter({1})).__name__)


class Restless:
    def __init__(self):
        self.calls = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls % 3 == 0:
            raise StopIteration
        return self.calls


r = Restless()
print(list(r), list(r), next(r))


class NotIterator:
    def __iter__(self):
        return [1, 2]


class NoIter:
    pass


class Blocked:
    __iter__ = None

    def __getitem__(self, i):
        return i


for bad in (NotIterator(), NoIter(), Blocked(), 3):
    try:
        iter(bad)
    except TypeError as e:
        print(e)
print(list(zip([1, 2], "ab", strict=True)), list(zip()), list(zip([1])), list(zip([1, 2, 3], "ab")))
for args in (([1, 2], "a"), ([1], "ab")):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(reversed("abc")), list(enumerate("ab", start=10)))
rows = iter([1, 2, 3, 4, 5, 6, 7])
for x in rows:
    if x % 3 == 0:
        print("skipping after", x, next(rows, None))
lines = iter(["header", "a", "b", "end", "ignored"])
print(next(lines), list(iter(lambda: next(lines), "end")), list(lines))
a = b = iter("abcdef")
print([x + y for x, y in zip(a, b)], [*zip(*[iter("abcdef")] * 3)])
n = iter([3, 1, 2])
print(min(n), list(n), sum(iter([1, 2])), sorted(iter("ba")), max(iter([5])), 2 in iter([1, 2, 3]), any(iter([0, 1])), tuple(iter("xy")), set(iter([1, 1])), dict(iter([(1, 2)])))
first, *rest = iter("hello")
print(first, rest, "".join(iter("ok")), [*iter([1])], {**dict(iter([("a", 1)]))})
r = range(0, 100, 7)
print(r[3], r[-1], 49 in r, 50 in r, len(r), r[2:5], r.index(14), r.count(7), list(r)[::5], r == range(0, 99, 7), list(reversed(r))[:2], range(3) == range(0, 3, 1))
d = {"a": 1, "b": 2}
keys = iter(d)
next(keys)
d["c"] = 3
try:
    next(keys)
except RuntimeError as e:
    print(e)
l = [1, 2, 3]
out = []
for x in l:
    out.append(x)
    if len(l) < 6:
        l.append(x * 10)
print(out, l)
