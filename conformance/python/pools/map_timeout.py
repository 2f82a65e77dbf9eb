"""map with a timeout: the time counts from the call of map; what has not begun is cancelled."""
from concurrent.futures import ThreadPoolExecutor, TimeoutError
import time

done = []


def work(n):
    time.sleep(n)
    done.append(n)
    return n


with ThreadPoolExecutor(1) as pool:
    try:
        for r in pool.map(work, [0.05, 0.4, 0.45], timeout=0.2):
            print('got', r)
    except TimeoutError as e:
        print('timeout', repr(e), TimeoutError is type(e))
print(done)
