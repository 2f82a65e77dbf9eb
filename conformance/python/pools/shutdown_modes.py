"""shutdown: waiting or not, cancelling what has not begun; nothing after it."""
from concurrent.futures import ThreadPoolExecutor
import time

pool = ThreadPoolExecutor(1)
fs = [pool.submit(time.sleep, 0.05) for _ in range(4)]
time.sleep(0.02)
pool.shutdown(wait=True, cancel_futures=True)
print([f._state for f in fs])
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
pool = ThreadPoolExecutor(1)
f = pool.submit(time.sleep, 0.05)
pool.shutdown(wait=False)
print(f.done())
f.result()
print(f.done())
pool.shutdown()
