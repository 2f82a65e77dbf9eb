"""Several threads wait for the result of the same future."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    f = pool.submit(lambda: time.sleep(0.05) or 'value')
    got = []
    threads = [threading.Thread(target=lambda: got.append(f.result())) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(got)
