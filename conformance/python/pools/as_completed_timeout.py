"""as_completed with a timeout tells how many are left."""
from concurrent.futures import ThreadPoolExecutor, as_completed, TimeoutError
import time

with ThreadPoolExecutor(3) as pool:
    fs = [pool.submit(time.sleep, s) for s in (0.03, 0.35, 0.4)]
    try:
        for f in as_completed(fs, timeout=0.18):
            print('one')
    except TimeoutError as e:
        print(e)
