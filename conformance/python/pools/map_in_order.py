"""map yields the results in the order of the arguments."""
from concurrent.futures import ThreadPoolExecutor
import time


def work(n):
    time.sleep(0.08 * (3 - n))
    return n * n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(work, range(3))))
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 3])))
    print(list(pool.map(lambda x: x, [])))
    it = pool.map(str, range(3))
    print(next(it), type(it).__name__, list(it))
