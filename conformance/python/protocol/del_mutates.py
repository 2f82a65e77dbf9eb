"""__del__ that changes the container from which its object is being removed, or comes back to life."""

log = []


class Adding:
    def __init__(self, name, target):
        self.name, self.target = name, target

    def __del__(self):
        log.append(self.name)
        self.target.append("from " + self.name)


items = []
items.extend(Adding(n, items) for n in "abc")
items.clear()
print(items, log)
log.clear()
items = [1]
items.append(Adding("x", items))
items[1] = "replaced"
print(items, log)
items.append(Adding("y", items))
items.pop()
print(items)
items.append(Adding("z", items))
del items[-1]
print(items, log)
log.clear()
items[:] = [Adding("s", items), 2]
items[0:1] = []
print(items, log)


class Phoenix:
    saved = []

    def __del__(self):
        Phoenix.saved.append(self)


p = Phoenix()
p.tag = "I am back"
del p
print(len(Phoenix.saved), Phoenix.saved[0].tag)
Phoenix.saved.clear()
print("__del__ runs once only:", len(Phoenix.saved))

d = {}


class Evicting:
    def __init__(self, key):
        self.key = key

    def __del__(self):
        d.pop(self.key, None)
        d["evicted " + self.key] = True


d["a"] = 1
d["b"] = Evicting("a")
d["b"] = 2
print(d)
d["c"] = Evicting("b")
d.pop("c")
print(d)


def gen():
    try:
        yield
    finally:
        items.append("generator closed")


g = gen()
next(g)
items.append(g)
del g
items.clear()
print(items)
