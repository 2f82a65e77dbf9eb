"""A cache that threads share: each key computed once."""
import threading
import time


class Cache:
    def __init__(self, compute):
        self.compute, self.values, self.locks, self.lock = compute, {}, {}, threading.Lock()

    def get(self, key):
        with self.lock:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self.values:
                self.values[key] = self.compute(key)
            return self.values[key]


calls = []


def slow_square(n):
    calls.append(n)
    time.sleep(0.02)
    return n * n


cache = Cache(slow_square)
out = {}


def worker(i):
    out[i] = [cache.get(k) for k in (1, 2, 3)]


threads = [threading.Thread(target=worker, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(calls), all(v == [1, 4, 9] for v in out.values()))
