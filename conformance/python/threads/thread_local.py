"""Each thread has its own attributes in a local object."""
import threading
import time

data = threading.local()
data.value = 'main'
seen = []


def worker(n):
    print(n, hasattr(data, 'value'))
    data.value = n
    time.sleep(0.2)
    seen.append((n, data.value))


threads = []
for n in range(3):
    t = threading.Thread(target=worker, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.04)
for t in threads:
    t.join()
print(seen, data.value)
try:
    data.other
except AttributeError as e:
    print(e)
print(data.__dict__)
