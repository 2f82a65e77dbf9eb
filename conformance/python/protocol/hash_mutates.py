"""__hash__ that changes the table into which its object is being put."""


class Growing:
    def __init__(self, n, table):
        self.n, self.table = n, table

    def __hash__(self):
        if self.n:
            self.table[Growing(self.n - 1, self.table)] = "from inside"
        return self.n

    def __repr__(self):
        return f"G{self.n}"


class Clearing:
    def __init__(self, table):
        self.table = table

    def __hash__(self):
        self.table.clear()
        return 3

    def __repr__(self):
        return "C"


d = {}
d[Growing(5, d)] = "outer"
print(d)
d = {1: 1, 2: 2}
d[Clearing(d)] = "only"
print(d)
d = {1: 1, 2: 2}
print(d.get(Clearing(d), "default"), d)
s = {1, 2, 3}
s.add(Clearing(s))
print(s)
s = {1, 2, 3}
print(Clearing(s) in s, s)
s = {1, 2, 3}
s.discard(Clearing(s))
print(s)


class Changing:
    """The hash is not always the same: the entry is lost, not the table."""

    h = 1

    def __hash__(self):
        return Changing.h


key = Changing()
d = {key: "value"}
Changing.h = 2
print(key in d, list(d.values()), len(d))
d[key] = "second"
print(len(d), key in d)
Changing.h = 1
print(d[key], d.pop(key), len(d))
d = {i: i for i in range(5)}
try:
    for k in d:
        d[k + 10] = k
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print("RuntimeError:", e)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print("RuntimeError:", e)
