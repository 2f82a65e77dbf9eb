"""Consumers that wait are served in the order in which they came."""
import queue
import threading
import time

q = queue.Queue()
got = []


def consumer(n):
    got.append((n, q.get()))


threads = []
for n in range(4):
    t = threading.Thread(target=consumer, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.04)
for item in 'abcd':
    q.put(item)
    time.sleep(0.04)
for t in threads:
    t.join()
print(got)
