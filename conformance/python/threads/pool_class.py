"""A little pool of one's own with wait and a result list."""
import queue
import threading


class Pool:
    def __init__(self, size):
        self.tasks = queue.Queue()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(size)]
        for t in self.threads:
            t.start()

    def _work(self):
        while True:
            fn, args, out, i = self.tasks.get()
            try:
                out[i] = fn(*args)
            except Exception as e:
                out[i] = e
            finally:
                self.tasks.task_done()

    def map(self, fn, items):
        items = list(items)
        out = [None] * len(items)
        for i, item in enumerate(items):
            self.tasks.put((fn, (item,), out, i))
        self.tasks.join()
        return out


pool = Pool(3)
print(pool.map(lambda x: x * 10, range(6)))
print([type(r).__name__ if isinstance(r, Exception) else r for r in pool.map(lambda x: 6 // x, [1, 0, 3])])
