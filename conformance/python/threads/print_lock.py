"""Lines printed under a lock do not mix."""
import threading
import time

lock = threading.Lock()


def say(name, delay):
    time.sleep(delay)
    with lock:
        print(f'<{name}', end='')
        time.sleep(0.01)
        print(f'{name}>')


threads = [threading.Thread(target=say, args=(n, 0.1 * i)) for i, n in enumerate('abc')]
for t in threads:
    t.start()
for t in threads:
    t.join()
