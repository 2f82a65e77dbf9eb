"""Sleep sort: each thread sleeps for its number."""
import threading
import time

result = []


def put(n):
    time.sleep(n * 0.08)
    result.append(n)


numbers = [5, 1, 4, 2, 3]
threads = [threading.Thread(target=put, args=(n,)) for n in numbers]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(result)
