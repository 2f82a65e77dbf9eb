"""An event wakes all that wait, in the order in which they came."""
import threading
import time

event = threading.Event()
woken = []
lock = threading.Lock()


def waiter(n):
    event.wait()
    with lock:
        woken.append(n)


threads = []
for n in range(5):
    t = threading.Thread(target=waiter, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.02)
print(woken)
event.set()
for t in threads:
    t.join()
print(sorted(woken), len(woken))
