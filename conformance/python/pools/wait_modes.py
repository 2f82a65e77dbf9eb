"""wait: for all, for the first, for the first failure, with a timeout."""
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait
import time


def work(n, seconds, fail=False):
    time.sleep(seconds)
    if fail:
        raise ValueError(n)
    return n


def names(fs):
    return sorted(known[f] for f in fs)


with ThreadPoolExecutor(4) as pool:
    known = {pool.submit(work, 'a', 0.05): 'a', pool.submit(work, 'b', 0.17, True): 'b',
             pool.submit(work, 'c', 0.3): 'c'}
    fs = list(known)
    for kwargs in ({'timeout': 0}, {'return_when': FIRST_COMPLETED}, {'return_when': FIRST_EXCEPTION}, {'timeout': 0.01},
                   {'return_when': ALL_COMPLETED}, {'return_when': FIRST_COMPLETED}):
        done, not_done = wait(fs, **kwargs)
        print(kwargs, names(done), names(not_done))
    result = wait(fs)
    print(type(result).__name__, result._fields, type(result.done).__name__)
    slow = pool.submit(time.sleep, 0.02)
    try:
        wait([slow], return_when='SOMETIME')
    except ValueError as e:
        print(e)
