"""Sleeping threads do not add up: ten times 0.3 seconds takes 0.3 seconds."""
import threading
import time

start = time.monotonic()
threads = [threading.Thread(target=time.sleep, args=(0.3,)) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(round((time.monotonic() - start) / 0.3))
