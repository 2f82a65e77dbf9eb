import threading

def step():
    return sum(range(3000))

from concurrent.futures import ThreadPoolExecutor
out = []
def work(name):
    step()
    out.append(name)
    step()
    return name.upper()
with ThreadPoolExecutor(2) as pool:
    got = list(pool.map(work, 'abc'))
print(*got, *out)
