"""A bucket of tokens filled by a thread of its own."""
import threading
import time

tokens = threading.Semaphore(0)
stop = threading.Event()


def filler():
    while not stop.wait(0.1):
        tokens.release()


threading.Thread(target=filler, daemon=True).start()
start = time.perf_counter()
for i in range(4):
    tokens.acquire()
    print('token', i, 'at', round((time.perf_counter() - start) / 0.1))
stop.set()
