"""First in first out, last in first out, the smallest first."""
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for x in (3, 1, 2):
        q.put(x)
    print(kind.__name__, [q.get() for _ in range(3)], q.empty())
p = queue.PriorityQueue()
for item in ((2, 'code'), (1, 'eat'), (3, 'sleep'), (1, 'drink')):
    p.put(item)
while not p.empty():
    print(p.get())
