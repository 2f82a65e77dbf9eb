"""Ten operators, fifteen callers."""
from concurrent.futures import ThreadPoolExecutor
import time

start = time.perf_counter()


def call(n):
    begun = round((time.perf_counter() - start) / 0.3)
    time.sleep(0.3)
    return n, begun


with ThreadPoolExecutor(max_workers=10) as operators:
    calls = [operators.submit(call, n) for n in range(15)]
    print([c.result() for c in calls])
print('all served at', round((time.perf_counter() - start) / 0.3))
