"""A crawler over made-up pages: workers share a queue and a set of what was seen."""
import queue
import threading
import time

PAGES = {'/': ['/a', '/b'], '/a': ['/c', '/'], '/b': ['/c', '/d'], '/c': [], '/d': ['/e'], '/e': ['/']}
frontier = queue.Queue()
seen, lock = {'/'}, threading.Lock()
frontier.put('/')


def worker():
    while True:
        page = frontier.get()
        time.sleep(0.01)
        for link in PAGES[page]:
            with lock:
                if link in seen:
                    continue
                seen.add(link)
            frontier.put(link)
        frontier.task_done()


for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
frontier.join()
print(sorted(seen))
