"""The end of the program waits for threads that are no daemons; atexit comes after them."""
import atexit
import threading
import time

atexit.register(print, 'atexit')


def worker():
    time.sleep(0.1)
    print('worker ends', threading.main_thread().is_alive())


threading.Thread(target=worker).start()
print('main ends')
