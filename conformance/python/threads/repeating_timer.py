"""A timer that starts itself anew."""
import threading
import time


class Repeat:
    def __init__(self, interval, function):
        self.interval, self.function = interval, function
        self.timer = None

    def _run(self):
        self.start()
        self.function()

    def start(self):
        self.timer = threading.Timer(self.interval, self._run)
        self.timer.start()

    def stop(self):
        self.timer.cancel()


ticks = []
r = Repeat(0.15, lambda: ticks.append(len(ticks)))
r.start()
time.sleep(0.37)
r.stop()
time.sleep(0.2)
print(ticks)
