"""The first answer wins; the others are cancelled if they have not begun."""
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
import time


def mirror(name, latency):
    time.sleep(latency)
    return name


with ThreadPoolExecutor(2) as pool:
    fs = [pool.submit(mirror, n, l) for n, l in (('near', 0.1), ('far', 0.3), ('moon', 0.25), ('mars', 9))]
    done, rest = wait(fs, return_when=FIRST_COMPLETED)
    print([f.result() for f in done])
    time.sleep(0.05)
    print([f.cancel() for f in fs])
    print(len(rest))
print([f.cancelled() for f in fs])
