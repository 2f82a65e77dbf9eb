"""A limiter that lets a call pass each 100 ms."""
import threading
import time


class RateLimiter:
    def __init__(self, interval):
        self.interval, self.lock, self.next = interval, threading.Lock(), time.monotonic()

    def wait(self):
        with self.lock:
            now = time.monotonic()
            pause = max(self.next - now, 0)
            self.next = max(self.next, now) + self.interval
        time.sleep(pause)


limiter = RateLimiter(0.1)
start = time.monotonic()
passed = []


def call(n):
    limiter.wait()
    passed.append(round((time.monotonic() - start) / 0.1))


threads = [threading.Thread(target=call, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(passed))
