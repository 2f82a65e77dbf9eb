"""__eq__ that changes the container in which it is being looked for."""


class Emptying:
    def __init__(self, container):
        self.container = container

    def __eq__(self, other):
        self.container.clear()
        return False

    def __hash__(self):
        return hash(1)


items = []
items.extend([Emptying(items), 1, 2, 3])
print(5 in items, items)
items = []
items.extend([1, Emptying(items), 2])
try:
    print(items.index(2))
except ValueError as e:
    print("ValueError", e, items)
items = []
items.extend([0, Emptying(items), 2])
print(items.count(2), items)
items = []
items.extend([Emptying(items)] * 3)
print(items == [1, 2, 3], items)


class Growing:
    grown = 0

    def __init__(self, container):
        self.container = container

    def __eq__(self, other):
        Growing.grown += 1
        if Growing.grown < 5:
            self.container.append(Growing(self.container))
        return False


items = []
items.append(Growing(items))
print("x" in items, len(items), Growing.grown)

d = {}
d[Emptying(d)] = "first"
print(d.get(1), d)
d = {}
d[Emptying(d)] = "first"
d[1] = "second"
print(d)
s = set()
s.add(Emptying(s))
print(1 in s, s)
items = []
items.extend([3, Emptying(items), 3])
try:
    items.remove("absent")
except ValueError as e:
    print("ValueError", e, items)
