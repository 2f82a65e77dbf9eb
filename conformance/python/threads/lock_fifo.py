"""Threads that wait for a lock get it in the order in which they came."""
import threading
import time

lock = threading.Lock()
order = []


def worker(n):
    with lock:
        order.append(n)
        time.sleep(0.01)


lock.acquire()
threads = []
for n in range(6):
    t = threading.Thread(target=worker, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.03)
lock.release()
for t in threads:
    t.join()
print(order)
