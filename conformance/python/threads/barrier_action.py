"""A barrier's action runs once for each round, in the thread that came last; the numbers that wait gives."""
import threading
import time

rounds = []
barrier = threading.Barrier(3, action=lambda: rounds.append(threading.current_thread().name))
numbers = {}


def worker(delay):
    time.sleep(delay)
    numbers[threading.current_thread().name] = barrier.wait()


threads = [threading.Thread(target=worker, args=(d,), name=f'w{i}') for i, d in enumerate((0.2, 0.0, 0.1))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(rounds, sorted(numbers.items()))
