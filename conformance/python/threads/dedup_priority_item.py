"""Items of a priority queue that cannot be compared, and how a dataclass helps."""
import queue
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class Job:
    priority: int
    item: Any = field(compare=False)


q = queue.PriorityQueue()
q.put((1, {'a': 1}))
try:
    q.put((1, {'b': 2}))
except TypeError as e:
    print(e)
q = queue.PriorityQueue()
q.put(Job(2, {'a': 1}))
q.put(Job(1, {'b': 2}))
print(q.get(), q.get())
