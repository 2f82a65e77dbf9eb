"""A latch of one's own: main waits until all workers have reported."""
import threading
import time


class Latch:
    def __init__(self, count):
        self.count, self.cond = count, threading.Condition()

    def count_down(self):
        with self.cond:
            self.count -= 1
            if self.count <= 0:
                self.cond.notify_all()

    def wait(self, timeout=None):
        with self.cond:
            return self.cond.wait_for(lambda: self.count <= 0, timeout)


latch = Latch(3)


def worker(n):
    time.sleep(0.1 * n)
    print('worker', n, 'ready')
    latch.count_down()


for n in (3, 1, 2):
    threading.Thread(target=worker, args=(n,)).start()
print('too early:', latch.wait(0.03))
print('in time:', latch.wait(1))
