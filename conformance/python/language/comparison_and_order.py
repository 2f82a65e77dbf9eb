"""Rich comparison: reflected forms, total_ordering, NotImplemented, sort keys, chains."""
from functools import cmp_to_key, total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


versions = [Version(t) for t in "1.10 1.2 1.0.1 2.0 1.2".split()]
print(sorted(versions), max(versions), min(versions))
print(Version("1.2") >= Version("1.2"), Version("1.2") > Version("1.10"), Version("1") != Version("1"))
print(len(set(versions)), Version("1") == "1", Version("1") != "1")
for op in ("<", ">="):
    try:
        eval(f"Version('1') {op} 3") if False else (Version("1") < 3 if op == "<" else Version("1") >= 3)
    except TypeError as e:
        print(e)


class Loud:
    def __init__(self, name, verdict):
        self.name, self.verdict = name, verdict

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        return self.verdict

    def __lt__(self, other):
        print(self.name, "<", getattr(other, "name", other))
        return self.verdict

    def __gt__(self, other):
        print(self.name, ">", getattr(other, "name", other))
        return self.verdict


class Louder(Loud):
    def __eq__(self, other):
        print(self.name, "LOUDLY ==", other.name)
        return NotImplemented


a, b, c = Loud("a", NotImplemented), Loud("b", True), Louder("c", True)
print(a == b)
print(a < b)
print(a == c)
print(a == a)
print(1 < b < 3)
print([b] == [b], (a,) == (b,), b in [a], [a].count(a))
words = ["pear", "Fig", "apple", "kiwi"]
print(sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
print(sorted(words, key=cmp_to_key(lambda x, y: (len(x) > len(y)) - (len(x) < len(y)))))
print(sorted([(2, "b"), (1, "z"), (2, "a")], key=lambda p: (-p[0], p[1])))
print(1 < 2 < 3 != 4 > 0, 1 < 3 < 2, None is None is not True)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    max([])
except ValueError as e:
    print(e)
print(max([], default="none"), min("hello", key=ord), max(1, 2.5, 2))
