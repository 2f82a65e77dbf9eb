"""__next__ that changes what is being filled or walked."""

items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
    if len(items) > 6:
        break
print(items)
items = [1, 2, 3, 4]
for x in items:
    items.remove(x)
print(items)


class Feeding:
    def __init__(self, target, n):
        self.target, self.n = target, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        self.target.append("inside")
        return self.n


target = []
target.extend(Feeding(target, 3))
print(target)
target = []
target += Feeding(target, 2)
print(target)
target = [0, 1, 2, 3]
target[1:3] = Feeding(target, 2)
print(target)
target = [0]
print([*target, *Feeding(target, 2), *target])


class Dropping:
    def __init__(self, target):
        self.target, self.n = target, 3

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        self.target.clear()
        return self.n


target = [9, 8, 7]
target.extend(Dropping(target))
print(target)
d = {"k": 1}
try:
    d.update((k, d.pop(k, None)) for k in list(d) + ["z"])
    print(d)
    for k, v in zip(d, Dropping([])):
        d[k + "!"] = v
except RuntimeError as e:
    print("RuntimeError:", e)
it = iter(target)
print(next(it))
target.clear()
print(list(it))
target.append(5)
print(list(it))
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
