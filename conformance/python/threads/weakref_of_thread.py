"""A thread that has ended is not kept alive by anything."""
import gc
import threading
import weakref


class Payload:
    def __del__(self):
        print('payload dies')


def work(payload):
    print('works with', type(payload).__name__)


t = threading.Thread(target=work, args=(Payload(),))
ref = weakref.ref(t)
t.start()
t.join()
print('joined')
del t
gc.collect()
print(ref())
