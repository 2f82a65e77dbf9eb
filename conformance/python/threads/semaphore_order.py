"""Those who wait for a semaphore get the permits in the order in which they came."""
import threading
import time

s = threading.Semaphore(0)
order = []


def worker(n):
    s.acquire()
    order.append(n)


threads = []
for n in range(4):
    t = threading.Thread(target=worker, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.05)
for _ in range(4):
    s.release()
    time.sleep(0.05)
print(order)
for t in threads:
    t.join()
