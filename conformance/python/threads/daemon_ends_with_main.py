"""The program ends without waiting for a daemon."""
import threading
import time


def forever():
    n = 0
    while True:
        print('tick', n)
        n += 1
        time.sleep(0.2)


t = threading.Thread(target=forever, daemon=True)
t.start()
time.sleep(0.3)
print('main ends', t.is_alive(), t.daemon)
