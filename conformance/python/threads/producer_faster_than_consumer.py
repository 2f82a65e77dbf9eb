"""A bounded queue slows the producer down to the consumer's pace."""
import queue
import threading
import time

q = queue.Queue(maxsize=2)
start = time.perf_counter()
log = []


def unit():
    return round((time.perf_counter() - start) / 0.16)


def producer():
    for i in range(5):
        q.put(i)
        log.append(f'put {i} at {unit()}')
    q.put(None)


def consumer():
    time.sleep(0.08)
    while (item := q.get()) is not None:
        time.sleep(0.16)


p, c = threading.Thread(target=producer), threading.Thread(target=consumer)
p.start()
c.start()
p.join()
c.join()
print('\n'.join(log))
