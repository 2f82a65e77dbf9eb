"""A watchdog that is reset in time, and then is not."""
import threading
import time


class Watchdog:
    def __init__(self, timeout, bark):
        self.timeout, self.bark = timeout, bark
        self.timer = None

    def reset(self):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(self.timeout, self.bark)
        self.timer.start()


barks = []
dog = Watchdog(0.3, lambda: barks.append('woof'))
for i in range(4):
    dog.reset()
    time.sleep(0.1)
print('in time', barks)
time.sleep(0.4)
print('too late', barks)
