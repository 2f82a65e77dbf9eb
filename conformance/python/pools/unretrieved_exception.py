"""An exception that nobody asks for is not told anywhere."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    pool.submit(lambda: 1 / 0)
print('silence')
