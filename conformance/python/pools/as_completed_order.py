"""as_completed yields futures as they end, and takes those that have ended already first."""
from concurrent.futures import ThreadPoolExecutor, as_completed
import time


def fetch(url, latency):
    time.sleep(latency)
    return url


with ThreadPoolExecutor(5) as pool:
    futures = {pool.submit(fetch, u, l): u for u, l in (('slow', 0.3), ('fast', 0.05), ('middle', 0.17))}
    for f in as_completed(futures):
        print(futures[f], f.result())
    one = [f for f in futures if futures[f] == 'fast']
    print([f.result() for f in as_completed(one)])
    print([f.result() for f in as_completed(one * 3)])
