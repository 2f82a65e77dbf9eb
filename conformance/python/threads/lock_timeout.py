"""A lock that is not to be had in time, and then is."""
import threading
import time

lock = threading.Lock()


def holder():
    with lock:
        time.sleep(0.3)
        print('holder leaves')


t = threading.Thread(target=holder)
t.start()
time.sleep(0.05)
print('in time?', lock.acquire(timeout=0.05))
print('and now?', lock.acquire(timeout=0.4))
lock.release()
t.join()
