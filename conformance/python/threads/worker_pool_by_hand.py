"""Three workers, ten jobs, a sentinel for each worker."""
import queue
import threading

jobs, results = queue.Queue(), queue.Queue()


def worker():
    for n in iter(jobs.get, None):
        results.put((n, n ** 2))


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for n in range(10):
    jobs.put(n)
for _ in threads:
    jobs.put(None)
for t in threads:
    t.join()
found = {}
while not results.empty():
    n, square = results.get()
    found[n] = square
print(sorted(found.items()))
