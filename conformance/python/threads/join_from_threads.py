"""Threads that join threads: a chain."""
import threading
import time


def step(n, before):
    if before is not None:
        before.join()
    print('step', n)


previous = None
threads = []
for n in range(5):
    t = threading.Thread(target=step, args=(n, previous))
    threads.append(t)
    previous = t
for t in threads:
    t.start()
previous.join()
print('chain done')
