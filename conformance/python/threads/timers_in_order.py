"""Timers with different delays come in the order of their delays."""
import threading

lock = threading.Lock()


def say(n):
    with lock:
        print('timer', n)


timers = [threading.Timer(0.1 * n, say, (n,)) for n in (4, 2, 3, 1)]
for t in timers:
    t.start()
for t in timers:
    t.join()
print('all')
