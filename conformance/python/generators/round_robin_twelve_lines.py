"""A round-robin scheduler over generators."""
from collections import deque


def countdown(name, n):
    while n:
        print(name, n)
        yield
        n -= 1


tasks = deque([countdown("a", 2), countdown("b", 4), countdown("c", 1)])
while tasks:
    task = tasks.popleft()
    try:
        next(task)
        tasks.append(task)
    except StopIteration:
        pass
print("all finished")
