"""Sorting with keys and comparisons in Python, cut anywhere."""
calls = []


class Item:
    def __init__(self, n, tag):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        calls.append((self.tag, other.tag))
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


def key(x):
    calls.append(x)
    return (x % 3, -x)


items = [Item((i * 7) % 5, chr(97 + i)) for i in range(12)]
print(sorted(items), len(calls))
print(calls)
calls.clear()
numbers = [(i * 31) % 17 for i in range(15)]
numbers.sort(key=key, reverse=True)
print(numbers, len(calls), min(numbers, key=key), max(numbers, key=lambda x: (x % 5, x)))
nested = sorted([[3, 1], [2], [3, 0, 5]], key=lambda row: sorted(row, key=lambda v: -v))
print(nested)
words = sorted("the quick brown fox jumps over the lazy dog".split(), key=lambda w: (len(w), [ord(c) % 7 for c in w]))
print(words, max(words, key=lambda w: sum(map(ord, w))))
