"""An initializer that fails breaks the pool."""
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
import time


def init():
    time.sleep(0.03)
    raise ValueError('no connection')


pool = ThreadPoolExecutor(1, initializer=init)
fs = [pool.submit(pow, 2, n) for n in range(2)]
for f in fs:
    try:
        print(f.result())
    except BrokenThreadPool as e:
        print(type(e).__name__, isinstance(e, BrokenExecutor), e)
try:
    pool.submit(print)
except BrokenExecutor as e:
    print('submit:', e)
pool.shutdown()
