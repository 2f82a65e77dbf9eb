"""A breaker that opens after three failures and lets one call try again later."""
import threading
import time


class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause, self.failures, self.opened = limit, pause, 0, None
        self.lock = threading.Lock()

    def call(self, f):
        with self.lock:
            if self.opened is not None and time.monotonic() - self.opened < self.pause:
                return 'refused'
        try:
            result = f()
        except Exception:
            with self.lock:
                self.failures += 1
                if self.failures >= self.limit:
                    self.opened = time.monotonic()
            return 'failed'
        with self.lock:
            self.failures, self.opened = 0, None
        return result


state = {'up': False}


def service():
    if not state['up']:
        raise OSError
    return 'ok'


b = Breaker(3, 0.1)
print([b.call(service) for _ in range(5)])
state['up'] = True
print(b.call(service))
time.sleep(0.12)
print([b.call(service) for _ in range(2)])
