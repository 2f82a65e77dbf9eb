"""Several getters wait on a SimpleQueue: each gets one item."""
import queue
import threading
import time

q = queue.SimpleQueue()
got = []


def getter(n):
    got.append((n, q.get()))


threads = []
for n in range(3):
    t = threading.Thread(target=getter, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.02)
for item in 'xyz':
    q.put(item)
for t in threads:
    t.join()
print(sorted(n for n, _ in got), sorted(item for _, item in got))
