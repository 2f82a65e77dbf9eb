"""Sorts written by hand and compared with sorted: bubble, insertion, merge, quick, heap, counting; stability."""
import random


def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def insertion(a):
    out = []
    for x in a:
        i = len(out)
        while i and out[i - 1] > x:
            i -= 1
        out.insert(i, x)
    return out


def merge(a):
    if len(a) < 2:
        return a[:]
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    while l and r:
        out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r


def quick(a):
    if not a:
        return []
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


def heap(a):
    import heapq
    h = a[:]
    heapq.heapify(h)
    return [heapq.heappop(h) for _ in a]


def counting(a):
    lo, hi = min(a), max(a)
    counts = [0] * (hi - lo + 1)
    for x in a:
        counts[x - lo] += 1
    return [i + lo for i, n in enumerate(counts) for _ in range(n)]


random.seed(11)
data = [random.randint(-20, 20) for _ in range(30)]
print(data)
for f in (bubble, insertion, merge, quick, heap, counting):
    print(f.__name__, f(data) == sorted(data))
pairs = [("b", 1), ("a", 1), ("c", 0), ("d", 0)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True))


class Counted:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Counted.compared += 1
        return self.v < other.v


sorted(map(Counted, data))
print(Counted.compared)
Counted.compared = 0
sorted(map(Counted, range(30)))
print(Counted.compared, min(map(Counted, data)).v, Counted.compared)
