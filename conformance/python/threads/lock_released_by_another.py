"""A plain lock may be released by a thread that did not take it."""
import threading
import time

lock = threading.Lock()
lock.acquire()


def opener():
    time.sleep(0.05)
    print('opening')
    lock.release()


t = threading.Thread(target=opener)
t.start()
lock.acquire()
print('through')
t.join()
print(lock.locked())
