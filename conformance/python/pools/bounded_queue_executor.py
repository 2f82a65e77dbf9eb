"""A bounded queue put into a pool: submit waits for room."""
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool._work_queue = queue.Queue(maxsize=1)
start = time.perf_counter()
for i in range(4):
    pool.submit(time.sleep, 0.15)
    print(i, round((time.perf_counter() - start) / 0.15))
pool.shutdown()
# What the worker left for the next one would keep the program's end waiting for room.
pool._work_queue.get_nowait()
print(round((time.perf_counter() - start) / 0.15))
