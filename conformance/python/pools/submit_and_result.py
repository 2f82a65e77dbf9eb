"""submit gives a future, result waits for it."""
from concurrent.futures import ThreadPoolExecutor
import time


def work(a, b=1):
    time.sleep(0.2)
    return a * b


with ThreadPoolExecutor(max_workers=2) as pool:
    f = pool.submit(work, 6, b=7)
    print(f.running(), f.done(), f.cancelled())
    print(f.result(), f.exception(), f.done(), f.running())
print(f.result(timeout=0))
