"""Progress reported as jobs end."""
from concurrent.futures import ThreadPoolExecutor, as_completed
import time


def job(n):
    time.sleep(0.1 * n)
    return n


with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(job, n) for n in (4, 2, 1, 3)]
    for i, f in enumerate(as_completed(fs), 1):
        print(f'{i}/{len(fs)} done: job {f.result()}')
