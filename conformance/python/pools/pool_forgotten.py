"""A pool that nobody refers to: its jobs run, then its threads end."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

f = ThreadPoolExecutor(2).submit(lambda: 'done')
print(f.result())
time.sleep(0.05)
print(threading.active_count())
