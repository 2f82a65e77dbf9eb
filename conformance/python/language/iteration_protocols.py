class Range:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i

    def __reversed__(self):
        return iter(range(self.n - 1, -1, -1))

    def __len__(self):
        return self.n

    def __contains__(self, x):
        return 0 <= x < self.n

    def __length_hint__(self):
        print("hint")
        return self.n


class Linked:
    def __init__(self, *values):
        self.head = None
        for v in reversed(values):
            self.head = (v, self.head)

    def __iter__(self):
        return LinkedIterator(self.head)


class LinkedIterator:
    def __init__(self, node):
        self.node = node

    def __iter__(self):
        return self

    def __next__(self):
        if self.node is None:
            raise StopIteration
        value, self.node = self.node
        return value


class Sequence:
    def __getitem__(self, i):
        print(f"[{i}]", end=" ")
        if i >= 3:
            raise IndexError(i)
        return i * 10

    def __len__(self):
        return 3


r = Range(4)
print(list(r), list(reversed(r)), len(r), 2 in r, 9 in r, max(r), sum(r), sorted(r, reverse=True), [*r], tuple(r), set(r))
l = Linked("a", "b", "c")
print(list(l), "".join(l), "b" in l, list(zip(l, r)), dict(zip(l, l)), list(enumerate(l)), [x + y for x in l for y in l])
s = Sequence()
print(list(s))
print(20 in s, list(reversed(s)))
a, b, c = l
first, *rest = r
print(a, b, c, first, rest)
it = iter(r)
print(next(it), list(zip(it, it)))
print(list(map(max, [1, 5], [3, 2], [2, 9])), list(filter(lambda x: x % 2, r)), any(l), all(r), min(l, key=lambda c: -ord(c)))
i1 = iter([1, 2, 3])
print([(x, next(i1, None)) for x in i1])
count = 0


def poll():
    global count
    count += 1
    return count


print(list(iter(poll, 4)))
numbers = iter(range(10))
print([next(numbers) for _ in range(3)], list(numbers)[:2])
exhausted = iter([])
print(list(exhausted), list(exhausted), next(exhausted, "none"))
d = {"x": 1, "y": 2}
for k, v in d.items():
    print(k, v, end=" ")
for i, (k, v) in enumerate(d.items()):
    print(i, k, v, end=" ")
print()
print(sum([[1], [2]], []), sum((0.1,) * 10), sum(range(101)), min(3, 1, 2), max("b", "a", key=ord), divmod(17, 5), pow(2, 3), abs(-2))
print(repr(iter([]))[:14], type(iter(())).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(range(0))).__name__, type(zip()).__name__)
