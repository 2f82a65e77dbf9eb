"""Calls tried again by the pool's own workers."""
from concurrent.futures import ThreadPoolExecutor
import time

failures = {'a': 0, 'b': 2, 'c': 5}


def flaky(name):
    if failures[name] > 0:
        failures[name] -= 1
        raise ConnectionError(name)
    return name.upper()


def with_retry(name, attempts=4):
    for attempt in range(attempts):
        try:
            return flaky(name), attempt + 1
        except ConnectionError:
            time.sleep(0.005 * 2 ** attempt)
    return None, attempts


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(with_retry, 'abc')))
