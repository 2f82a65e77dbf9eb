"""A sequence and a mapping by hand: getitem, slices, contains, missing, reversed, len, iter, length_hint."""
import operator


class Deck:
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        if isinstance(i, slice):
            print("slice", i.start, i.stop, i.step, i.indices(len(self)))
            return Deck(self.cards[i])
        return self.cards[i]

    def __setitem__(self, i, v):
        self.cards[i] = v

    def __delitem__(self, i):
        del self.cards[i]

    def __repr__(self):
        return f"Deck({''.join(self.cards)})"


d = Deck("abcdef")
print(d[0], d[-1], d[1:4], d[::-1], d[::2], list(d), "c" in d, "z" in d, list(reversed(d)), d.index if hasattr(d, "index") else "no index")
d[0] = "A"
del d[1]
print(d, len(d), bool(Deck("")), sorted(d), max(d), "".join(d), list(zip(d, range(2))), *d)
a, *b = d
print(a, b, list(enumerate(d))[:2])


class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = value = len(key)
        return value


m = Missing(a=1)
print(m["a"], m["hello"], m, m.get("zzz"), "zzz" in m)


class Grid:
    def __getitem__(self, key):
        return key

    def __contains__(self, item):
        return item == 7


g = Grid()
print(g[1, 2], g[1:2, ::3], g[...], g["k"], 7 in g, 8 in g, g[()], g[1:2, 3])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __length_hint__(self):
        return self.n

    def __reversed__(self):
        return iter(range(self.n))


c = Countdown(3)
print(operator.length_hint(c), list(reversed(c)), list(c), list(c))
for bad in (lambda: len(Countdown(2)), lambda: Countdown(2)[0], lambda: 1 in 5, lambda: reversed(Grid()), lambda: [1, 2]["a"], lambda: (1, 2)[5], lambda: "abc"[1.0], lambda: list(Grid()) if False else {}.x):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Bad:
    def __len__(self):
        return -1

    def __bool__(self):
        return "yes"


for f in (len, bool):
    try:
        f(Bad())
    except Exception as e:
        print(type(e).__name__, e)


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old(), sum(Old()), [*Old()])
