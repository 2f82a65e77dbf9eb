"""Lock: acquire, release, locked, with, and what it refuses."""
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False))
print(lock.acquire(timeout=0.02))
lock.release()
print(lock.locked())
with lock as got:
    print('inside', got, lock.locked())
print(lock.locked())
for f in (lock.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2), lambda: lock.acquire(True, 'x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(type(lock), threading.Lock, threading.ThreadError)
