"""A counter that several threads count up, with a lock around it."""
import threading


class Counter:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self.value += 1


def count(counter, times):
    for _ in range(times):
        counter.increment()


counter = Counter()
threads = [threading.Thread(target=count, args=(counter, 500)) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter.value)
