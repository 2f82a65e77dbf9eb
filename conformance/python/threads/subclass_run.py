"""A thread as a class with run(), whose result is kept as an attribute."""
import threading


class Square(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f'square-{n}')
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


threads = [Square(n) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([(t.name, t.result) for t in threads])
print(sum(t.result for t in threads))
