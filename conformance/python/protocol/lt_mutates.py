class Sneaky:
    def __init__(self, n, target):
        self.n, self.target = n, target

    def __lt__(self, other):
        self.target.append("sneaked in")
        return self.n < other.n


class Watcher:
    def __init__(self, n, target):
        self.n, self.target = n, target

    def __lt__(self, other):
        lengths.append(len(self.target))
        return self.n < other.n


target = []
target.extend(Sneaky(n, target) for n in (3, 1, 2))
try:
    target.sort()
except ValueError as e:
    print("ValueError:", e)
print([x.n for x in target])

lengths = []
target = []
target.extend(Watcher(n, target) for n in (3, 1, 2, 5, 4))
target.sort()
print([x.n for x in target], set(lengths))


class Clearing:
    def __init__(self, n, target):
        self.n, self.target = n, target

    def __lt__(self, other):
        self.target.clear()
        return self.n < other.n


target = []
target.extend(Clearing(n, target) for n in (3, 1, 2))
print(min(target).n, target)
target = []
target.extend(Clearing(n, target) for n in (2, 1))
print([x.n for x in sorted(target)], target)
target = []
target.extend(Clearing(n, target) for n in (1, 2))
other = [Clearing(3, []), Clearing(4, [])]
print(target < other, target)
