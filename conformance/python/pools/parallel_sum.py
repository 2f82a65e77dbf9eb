"""A sum in pieces."""
from concurrent.futures import ThreadPoolExecutor

numbers = list(range(10001))
pieces = [numbers[i::4] for i in range(4)]
with ThreadPoolExecutor() as pool:
    print(sum(pool.map(sum, pieces)))
