"""A hundred threads, each adds its number."""
import threading

total = 0
lock = threading.Lock()


def add(n):
    global total
    with lock:
        total += n


threads = [threading.Thread(target=add, args=(n,)) for n in range(100)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, threads[-1].name, threading.active_count())
