"""Reprs of the primitives, without their addresses."""
import re
import threading


def shown(x):
    return re.sub(r'owner=\d{5,}', 'owner=ID', re.sub('0x[0-9a-f]+', 'ADDR', repr(x)))


lock = threading.Lock()
print(shown(lock))
with lock:
    print(shown(lock))
rlock = threading.RLock()
print(shown(rlock))
with rlock:
    with rlock:
        print(shown(rlock))
print(shown(threading.Condition()))
print(shown(threading.Condition(lock)))
s = threading.Semaphore(3)
s.acquire()
print(shown(s))
b = threading.BoundedSemaphore(2)
b.acquire()
print(shown(b))
e = threading.Event()
print(shown(e))
e.set()
print(shown(e))
bar = threading.Barrier(3)
print(shown(bar))
bar.abort()
print(shown(bar))
