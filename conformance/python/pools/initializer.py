"""An initializer runs in each thread before its first job."""
from concurrent.futures import ThreadPoolExecutor
import threading
import time

local = threading.local()
made = []


def init(base):
    local.base = base
    made.append(threading.current_thread().name)


def work(n):
    time.sleep(0.03)
    return local.base + n


with ThreadPoolExecutor(2, thread_name_prefix='w', initializer=init, initargs=(100,)) as pool:
    print(list(pool.map(work, range(4))))
print(sorted(made))
for kwargs in ({'max_workers': 0}, {'max_workers': -1}, {'initializer': 5}):
    try:
        ThreadPoolExecutor(**kwargs)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
