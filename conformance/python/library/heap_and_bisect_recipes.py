import bisect
import heapq
import itertools
from dataclasses import dataclass, field

h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 10), h)
heapq.heappush(h, 4)
print(h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ca", "b", reverse=True)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
pq, entries, counter = [], {}, itertools.count()
REMOVED = "<removed>"


def add(task, priority=0):
    if task in entries:
        remove(task)
    entry = [priority, next(counter), task]
    entries[task] = entry
    heapq.heappush(pq, entry)


def remove(task):
    entries.pop(task)[-1] = REMOVED


def pop():
    while pq:
        priority, _, task = heapq.heappop(pq)
        if task is not REMOVED:
            del entries[task]
            return task
    raise KeyError("pop from an empty priority queue")


for t, p in (("write", 5), ("release", 7), ("spec", 1), ("test", 3)):
    add(t, p)
add("write", 2)
remove("test")
print(pop(), pop(), pop())
try:
    pop()
except KeyError as e:
    print(e)


@dataclass(order=True)
class Item:
    priority: int
    name: str = field(compare=False)


items = [Item(3, "c"), Item(1, "a"), Item(2, "b")]
heapq.heapify(items)
print([heapq.heappop(items).name for _ in range(3)])
graph = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 5}, "C": {"D": 1}, "D": {}}


def dijkstra(source):
    distance, todo = {source: 0}, [(0, source)]
    while todo:
        d, node = heapq.heappop(todo)
        for n, w in graph[node].items():
            if d + w < distance.get(n, float("inf")):
                distance[n] = d + w
                heapq.heappush(todo, (d + w, n))
    return distance


print(dijkstra("A"))
s = [1, 3, 3, 5]
print(bisect.bisect(s, 3), bisect.bisect_left(s, 3), bisect.bisect_right(s, 9), bisect.bisect_left(s, 0))
bisect.insort(s, 4)
bisect.insort_left(s, 3)
print(s, [("FDCBA"[bisect.bisect([60, 70, 80, 90], score)]) for score in (33, 60, 75, 99)])
people = [{"n": "a", "age": 1}, {"n": "b", "age": 5}]
bisect.insort(people, {"n": "c", "age": 3}, key=lambda p: p["age"])
print([p["n"] for p in people], bisect.bisect_left(people, 3, key=lambda p: p["age"]), bisect.bisect(s, 3, 1, 2))
running = []
lo, hi = [], []
for x in (5, 15, 1, 3):
    heapq.heappush(lo, -heapq.heappushpop(hi, x))
    if len(lo) > len(hi):
        heapq.heappush(hi, -heapq.heappop(lo))
    running.append(hi[0] if len(hi) > len(lo) else (hi[0] - lo[0]) / 2)
print(running)
