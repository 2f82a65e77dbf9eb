"""Steps in a fixed order, each thread waits for the event of the one before."""
import threading

events = [threading.Event() for _ in range(4)]


def step(n):
    if n:
        events[n - 1].wait()
    print('step', n)
    events[n].set()


threads = [threading.Thread(target=step, args=(n,)) for n in (3, 1, 2, 0)]
for t in threads:
    t.start()
for t in threads:
    t.join()
