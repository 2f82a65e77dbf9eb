"""A generator behind a lock serves several threads."""
import threading


class Safe:
    def __init__(self, it):
        self.it, self.lock = iter(it), threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.it)


source = Safe(i * i for i in range(100))
got = []


def worker():
    for x in source:
        got.append(x)


threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(got), sorted(got)[-1], sum(got))
