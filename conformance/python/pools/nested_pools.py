"""A pool inside the jobs of a pool."""
from concurrent.futures import ThreadPoolExecutor


def row(n):
    with ThreadPoolExecutor(2) as inner:
        return list(inner.map(lambda k: n * k, range(3)))


with ThreadPoolExecutor(2) as outer:
    print(list(outer.map(row, range(3))))
