# Five thousand threads that sleep at the same time.
import threading
import time

SCALE = 1


def sleeper(n):
    time.sleep(0.1 + n % 7 / 100)


threads = [threading.Thread(target=sleeper, args=(n,)) for n in range(5_000 * SCALE)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(threads))
