import bisect
import heapq
import itertools

heap = []
for n in (5, 3, 8, 1, 9, 2, 7):
    heapq.heappush(heap, n)
    print(heap)
print([heapq.heappop(heap) for _ in range(3)], heap)
print(heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 100), heap)
data = [9, 4, 7, 1, 8, 2]
heapq.heapify(data)
print(data, heapq.nsmallest(3, data), heapq.nlargest(2, data), heapq.nlargest(1, ["a", "bbb"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [3], key=None)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
numbers = [1, 3, 5, 7]
print(bisect.bisect(numbers, 3), bisect.bisect_left(numbers, 3), bisect.bisect_right(numbers, 4))
bisect.insort(numbers, 4)
print(numbers)


class PriorityQueue:
    REMOVED = "removed"

    def __init__(self):
        self.heap, self.entries, self.counter = [], {}, itertools.count()

    def add(self, task, priority=0):
        if task in self.entries:
            self.remove(task)
        entry = [priority, next(self.counter), task]
        self.entries[task] = entry
        heapq.heappush(self.heap, entry)

    def remove(self, task):
        self.entries.pop(task)[-1] = self.REMOVED

    def pop(self):
        while self.heap:
            priority, _, task = heapq.heappop(self.heap)
            if task is not self.REMOVED:
                del self.entries[task]
                return task
        raise KeyError("pop from an empty priority queue")


q = PriorityQueue()
for task, priority in (("write", 5), ("read", 3), ("sleep", 5), ("eat", 1), ("read", 9)):
    q.add(task, priority)
q.remove("sleep")
print([q.pop() for _ in range(3)])
try:
    q.pop()
except KeyError as e:
    print(repr(e))


def dijkstra(graph, start):
    distances, queue = {}, [(0, start)]
    while queue:
        d, node = heapq.heappop(queue)
        if node in distances:
            continue
        distances[node] = d
        for neighbour, cost in graph[node].items():
            if neighbour not in distances:
                heapq.heappush(queue, (d + cost, neighbour))
    return distances


print(dijkstra({"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 6}, "d": {}}, "a"))
