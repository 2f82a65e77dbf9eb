"""The end of the program waits for what a pool has still to do."""
from concurrent.futures import ThreadPoolExecutor
import time


def work(n):
    time.sleep(0.03)
    print('work', n)


pool = ThreadPoolExecutor(1)
for n in range(3):
    pool.submit(work, n)
print('main ends')
