"""Ten operators, fifteen callers: the last five wait until somebody is free."""
import threading
import time

operators = threading.BoundedSemaphore(10)
lock = threading.Lock()
answered = []
start = time.perf_counter()


def caller(n):
    with operators:
        with lock:
            answered.append((round((time.perf_counter() - start) / 0.2), n))
        time.sleep(0.2)


threads = [threading.Thread(target=caller, args=(n,)) for n in range(15)]
for t in threads:
    t.start()
for t in threads:
    t.join()
units = [unit for unit, _ in answered]
print(units.count(0), units.count(1), sorted(n for _, n in answered) == list(range(15)))
print('all served at', round((time.perf_counter() - start) / 0.2))
