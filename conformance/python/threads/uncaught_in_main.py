"""The main thread dies of an exception, the other one ends its work all the same; the status is 1."""
import threading
import time


def worker():
    time.sleep(0.1)
    print('worker done')


threading.Thread(target=worker).start()
raise RuntimeError('main fails')
