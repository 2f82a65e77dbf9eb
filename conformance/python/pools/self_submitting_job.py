"""A job that waits for another one of its own full pool: only a timeout ends it."""
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def outer():
    try:
        return pool.submit(lambda: 'inner').result(timeout=0.1)
    except TimeoutError:
        return 'timed out'


print(pool.submit(outer).result())
two = ThreadPoolExecutor(2)
print(two.submit(lambda: two.submit(lambda: 'inner').result(timeout=1)).result())
pool.shutdown()
two.shutdown()
