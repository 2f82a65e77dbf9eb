"""Two workers, four jobs: who starts when, callbacks in the worker, as_completed."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

out = []
lock = threading.Lock()
UNIT = 0.08


def log(*words):
    with lock:
        out.append(' '.join(map(str, words)))


def job(name, units):
    log('start', name)
    time.sleep(units * UNIT)
    log('end', name)
    return name


with ThreadPoolExecutor(2) as ex:
    fs = []
    for n, d in (('a', 4), ('b', 2), ('c', 5), ('d', 1)):
        fs.append(ex.submit(job, n, d))
        time.sleep(UNIT / 4)
    for f in fs:
        f.add_done_callback(lambda f: log('callback', f.result(), threading.current_thread() is threading.main_thread()))
    completed = [f.result() for f in as_completed(fs)]
print('\n'.join(out))
print(completed)
