"""One producer, one consumer, None at the end."""
import queue
import threading


def producer(q, n):
    for i in range(n):
        q.put(i)
    q.put(None)


def consumer(q, out):
    while True:
        item = q.get()
        if item is None:
            break
        out.append(item * item)


q, out = queue.Queue(), []
threads = [threading.Thread(target=producer, args=(q, 10)), threading.Thread(target=consumer, args=(q, out))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out, q.empty())
