"""__repr__ that changes the container that is being shown."""


class Shrinking:
    def __init__(self, container):
        self.container = container

    def __repr__(self):
        if len(self.container) > 2:
            self.container.pop()
        return "S"


class Growing:
    def __init__(self, container):
        self.container = container

    def __repr__(self):
        if len(self.container) < 5:
            self.container.append(len(self.container))
        return "G"


items = []
items.extend([Shrinking(items), 1, 2, 3, 4])
print(items)
print(items)
items = []
items.append(Growing(items))
print(items)
print(items)
items = []
items.extend([Growing(items), Growing(items)])
print(f"{items} {items!s} {items!r}")


class Replacing:
    def __init__(self, d):
        self.d = d

    def __repr__(self):
        self.d["k"] = "replaced"
        return "R"


d = {}
d["first"] = Replacing(d)
d["k"] = "original"
print(d)
print(d)


class Clearing:
    def __init__(self, container):
        self.container = container

    def __repr__(self):
        self.container.clear()
        return "C"


items = []
items.extend([Clearing(items), 1, 2])
print(items, items)
s = set()
s.add(Clearing(s))
print(s, s)
