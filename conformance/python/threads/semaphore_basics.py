"""Semaphore: counting permits, not blocking, timeouts, errors."""
import threading

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.02))
s.release()
print(s.acquire(timeout=0.02))
s.release(2)
print(s._value)
with s:
    print(s._value)
b = threading.BoundedSemaphore(1)
b.acquire()
b.release()
for f in (b.release, lambda: s.release(0), lambda: threading.Semaphore(-1), lambda: s.acquire(blocking=False, timeout=1)):
    try:
        f()
    except ValueError as e:
        print(e)
