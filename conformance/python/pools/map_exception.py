"""An exception of a call comes out of map where its turn is."""
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    results = pool.map(lambda x: 10 // x, [5, 2, 0, 1])
    try:
        for r in results:
            print(r)
    except ZeroDivisionError as e:
        print('error:', e)
    print(list(results))
