"""Dict and set probes, list and string operations with Python code inside, cut anywhere."""


class Key:
    hashes = eqs = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.hashes += 1
        return self.n % 4

    def __eq__(self, other):
        Key.eqs += 1
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


d = {Key(i): i for i in range(12)}
print(d, Key.hashes, Key.eqs)
Key.hashes = Key.eqs = 0
print([d.get(Key(i), "no") for i in (0, 5, 11, 12)], Key.hashes, Key.eqs)
d.update({Key(3): "three", Key(99): "new"})
print(d.pop(Key(5)), len(d), Key(5) in d, d.setdefault(Key(6), 0), list(d)[-1])
s = {Key(i) for i in range(8)}
t = {Key(i) for i in range(4, 12)}
print(sorted(k.n for k in s & t), sorted(k.n for k in s - t), len(s | t), len(s ^ t), s == {Key(i) for i in range(8)})
items = [Key(i % 3) for i in range(9)]
print(items.count(Key(1)), items.index(Key(2)), Key(7) in items, items == [Key(i % 3) for i in range(9)])
items.remove(Key(2))
print(items, tuple(items) == tuple(items))


class Text:
    def __init__(self, *parts):
        self.parts = parts

    def __str__(self):
        return "+".join(str(p) for p in self.parts)

    def __iter__(self):
        return iter(str(p) for p in self.parts)


print(",".join(Text(1, Text(2, 3), "x")), [*Text("a", "b")], str(Text(Text(Text(1)))), sum(map(len, Text("aa", "bbb"))))
matrix = {(x, y): [x * y] for x in range(3) for y in range(3)}
for key in list(matrix):
    matrix[key] += [sum(key)]
print(matrix)
print(sum(range(1000)), max(range(500), key=lambda x: -abs(x - 250)), 3 ** 200 % 1000007)
