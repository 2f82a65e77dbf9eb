"""An exception in a thread of _thread is reported as ignored."""
import _thread
import time


def fail():
    raise ValueError('low')


_thread.start_new_thread(fail, ())
time.sleep(0.05)
print('end')
