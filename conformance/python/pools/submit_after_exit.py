"""A job that submits another one at the end of the program is refused."""
from concurrent.futures import ThreadPoolExecutor
import time

pool = ThreadPoolExecutor(2)


def late():
    time.sleep(0.1)
    try:
        pool.submit(print, 'never')
    except RuntimeError as e:
        print(e)


pool.submit(late)
print('main ends')
