"""A worker that looks at a stop event between its steps."""
import threading
import time

stop = threading.Event()
steps = []


def worker():
    n = 0
    while not stop.is_set():
        n += 1
        steps.append(n)
        stop.wait(0.15)
    print('worker cleans up after', n, 'steps')


t = threading.Thread(target=worker)
t.start()
time.sleep(0.37)
print('asking it to stop')
stop.set()
t.join()
print(steps)
