"""Names of a pool's threads."""
from concurrent.futures import ThreadPoolExecutor
import threading
import time


def name():
    time.sleep(0.02)
    return threading.current_thread().name


for kwargs in ({}, {'thread_name_prefix': 'web'}, {}):
    with ThreadPoolExecutor(3, **kwargs) as pool:
        fs = [pool.submit(name) for _ in range(3)]
        print([f.result() for f in fs])
