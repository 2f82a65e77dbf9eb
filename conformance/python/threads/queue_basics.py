"""Queue: sizes, full, empty, blocking, timeouts."""
import queue
import time

q = queue.Queue(maxsize=2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put('a')
q.put('b', block=False)
print(q.empty(), q.full(), q.qsize())
for f in (lambda: q.put('c', block=False), lambda: q.put_nowait('c'), lambda: q.put('c', timeout=0.02)):
    try:
        f()
    except queue.Full as e:
        print(repr(e))
print(q.get(), q.get_nowait())
for f in (lambda: q.get(block=False), q.get_nowait, lambda: q.get(timeout=0.02)):
    try:
        f()
    except queue.Empty as e:
        print(repr(e))
for f in (lambda: q.get(timeout=-1), lambda: queue.Queue(1).put(1, timeout=-0.5)):
    try:
        f()
    except ValueError as e:
        print(e)
print(queue.Empty.__module__, queue.Full.__module__, queue.Empty.__mro__[1])
