"""Two slow calls hold both workers; a quick one behind them waits."""
from concurrent.futures import ThreadPoolExecutor
import time

start = time.perf_counter()


def call(name, seconds):
    time.sleep(seconds)
    return f'{name} at {round((time.perf_counter() - start) / 0.2)}'


with ThreadPoolExecutor(2) as pool:
    fs = [pool.submit(call, n, s) for n, s in (('slow 1', 0.4), ('slow 2', 0.4), ('quick', 0.2))]
    for f in fs:
        print(f.result())
