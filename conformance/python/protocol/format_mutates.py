class Popping:
    def __init__(self, container):
        self.container = container

    def __format__(self, spec):
        popped = self.container.pop() if self.container else None
        return f"popped {popped}"


items = [1, 2, 3]
p = Popping(items)
print(f"{p} {items} {p} {items} {len(items)}")
items.extend("ab")
print("{0} {1} {0} {1}".format(p, items))
items.extend("xyz")
args = [p, items, p]
print("{} {} {}".format(*args), "|".join(format(x) for x in args))


class Rebinding:
    def __format__(self, spec):
        global name
        name = "new"
        return "rebound"


name = "old"
r = Rebinding()
print(f"{name} {r} {name}")
d = {"a": 1}


class Removing:
    def __format__(self, spec):
        d.pop("a", None)
        return "removed"


d["r"] = Removing()
try:
    print("{r} {a}".format(**d), d.keys())
    print("{0[r]} {0[a]}".format(d))
except KeyError as e:
    print("KeyError", e)
