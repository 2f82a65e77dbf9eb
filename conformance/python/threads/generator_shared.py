"""A generator used by two threads at once: the second one is refused."""
import threading
import time


def numbers():
    for i in range(3):
        time.sleep(0.2)
        yield i


g = numbers()
results = []


def take():
    try:
        results.append(next(g))
    except ValueError as e:
        results.append(str(e))


threads = [threading.Thread(target=take) for _ in range(2)]
for t in threads:
    t.start()
    time.sleep(0.01)
for t in threads:
    t.join()
print(results, next(g))
