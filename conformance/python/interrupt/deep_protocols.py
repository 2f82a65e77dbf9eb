"""Every protocol inside another: repr inside format inside sort inside a generator inside a comprehension."""


class Deep:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "<" + ",".join(repr(Deep(i)) for i in range(self.n)) + ">"

    def __format__(self, spec):
        return f"{self!r:{spec or '1'}}"

    def __eq__(self, other):
        return [self.n] == [other.n]

    def __hash__(self):
        return hash((self.n, str(self.n)))

    def __lt__(self, other):
        return (len(f"{self}"), self.n) < (len(f"{other}"), other.n)

    def __iter__(self):
        for i in range(self.n):
            yield from Deep(i)
        yield self.n

    def __bool__(self):
        return any(x > 1 for x in self)

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, x):
        return x in [*self]

    def __getattr__(self, name):
        return name * self.n


items = [Deep(i) for i in (3, 1, 2, 0)]
print(sorted(items), f"{max(items):>20}")
print({d: len(d) for d in items}, {Deep(1), Deep(1), Deep(2)})
print([list(d) for d in items if d], 2 in items[0], items[0].ab, Deep(2) in items, items.index(Deep(0)))
print("%s %r" % (items[1], items[2]), "{:>5}|{!r}".format(items[3], items[1]))
print(sum(len(d) for d in sorted(items, key=repr, reverse=True)))
