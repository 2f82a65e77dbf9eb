"""Jobs with priorities: an urgent one overtakes those that wait."""
import itertools
import queue
import threading
import time

jobs = queue.PriorityQueue()
counter = itertools.count()
done = []


def submit(priority, name):
    jobs.put((priority, next(counter), name))


def worker():
    while True:
        _, _, name = jobs.get()
        if name is None:
            return
        time.sleep(0.1)
        done.append(name)


submit(5, 'first')
t = threading.Thread(target=worker)
t.start()
time.sleep(0.04)
for priority, name in ((5, 'normal'), (9, 'idle'), (1, 'urgent'), (5, 'normal 2'), (99, None)):
    submit(priority, name)
t.join()
print(done)
