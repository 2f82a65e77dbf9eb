"""A decorator that runs a function in a thread of its own."""
import functools
import threading
import time


def background(f):
    @functools.wraps(f)
    def start(*args, **kwargs):
        t = threading.Thread(target=f, args=args, kwargs=kwargs, name=f.__name__)
        t.start()
        return t
    return start


@background
def report(what, after=0.0):
    time.sleep(after)
    print(what, 'from', threading.current_thread().name)


handles = [report('slow', after=0.2), report('fast', after=0.02)]
print('started')
for h in handles:
    h.join()
