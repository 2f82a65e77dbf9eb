"""Three downloads one after another, and at the same time."""
import threading
import time


def download(name, seconds):
    time.sleep(seconds)
    print('got', name)


def rounded(start):
    return round((time.perf_counter() - start) / 0.125)


jobs = [('a', 0.25), ('b', 0.12), ('c', 0.37)]
start = time.perf_counter()
for job in jobs:
    download(*job)
print('one after another:', rounded(start), 'eighths')
start = time.perf_counter()
threads = [threading.Thread(target=download, args=job) for job in jobs]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('at the same time:', rounded(start), 'eighths')
