"""SimpleQueue: without bound, never blocks who puts."""
import queue
import threading
import time

q = queue.SimpleQueue()
print(q.empty(), q.qsize())
for f in (lambda: q.get(block=False), q.get_nowait, lambda: q.get(timeout=0.02), lambda: q.get(timeout=-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
got = []


def consumer():
    for _ in range(3):
        got.append(q.get())


t = threading.Thread(target=consumer)
t.start()
for x in range(3):
    time.sleep(0.02)
    q.put(x)
t.join()
q.put(1, False)
q.put_nowait(2)
q.put('three', block=True, timeout=5)
print(got, q.qsize(), q.get(), q.get(timeout=1), q.get(True, 0.1), q.empty())
