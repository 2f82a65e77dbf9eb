"""A semaphore in submit bounds what waits: the producer is held back."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor


class BoundedExecutor:
    def __init__(self, workers, waiting):
        self.semaphore = threading.BoundedSemaphore(workers + waiting)
        self.executor = ThreadPoolExecutor(workers)

    def submit(self, fn, *args):
        self.semaphore.acquire()
        try:
            future = self.executor.submit(fn, *args)
        except BaseException:
            self.semaphore.release()
            raise
        future.add_done_callback(lambda _: self.semaphore.release())
        return future


UNIT = 0.15
start = time.perf_counter()
bounded = BoundedExecutor(2, 2)
for i in range(6):
    bounded.submit(time.sleep, 2 * UNIT)
    print('submitted job %d at %.0f units' % (i, (time.perf_counter() - start) / UNIT))
bounded.executor.shutdown()
print('all done at %.0f units' % ((time.perf_counter() - start) / UNIT))
