"""Timer: runs later, can be cancelled before."""
import threading
import time


def hello(*args, **kwargs):
    print('timer', args, kwargs)


t = threading.Timer(0.05, hello, args=[1, 2], kwargs={'x': 3})
t.start()
print('waiting')
t.join()
c = threading.Timer(0.05, hello)
c.start()
c.cancel()
c.join()
print('cancelled', c.finished.is_set(), c.is_alive())
late = threading.Timer(0.03, hello)
late.start()
late.join()
late.cancel()
print('cancel after the end does nothing')
