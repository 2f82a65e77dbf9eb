"""At most two of five callers speak at the same time."""
import threading
import time

lines = threading.Semaphore(2)
lock = threading.Lock()
speaking = most = 0


def call(n):
    global speaking, most
    with lines:
        with lock:
            speaking += 1
            most = max(most, speaking)
        time.sleep(0.15)
        with lock:
            speaking -= 1


start = time.perf_counter()
threads = [threading.Thread(target=call, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('most at once', most)
print('took', round((time.perf_counter() - start) / 0.15), 'calls one after another')
