"""One connection for each worker."""
from concurrent.futures import ThreadPoolExecutor
import threading
import time

local = threading.local()
opened = []


def connection():
    if not hasattr(local, 'connection'):
        local.connection = object()
        opened.append(local.connection)
    return local.connection


def query(n):
    c = connection()
    time.sleep(0.02)
    return c is connection()


with ThreadPoolExecutor(3) as pool:
    print(all(pool.map(query, range(9))), len(opened))
