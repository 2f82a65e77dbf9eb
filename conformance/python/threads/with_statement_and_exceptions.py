"""A lock is left however the with statement ends."""
import threading

lock = threading.Lock()
cond = threading.Condition()
sem = threading.Semaphore(1)
for primitive in (lock, cond, sem):
    try:
        with primitive:
            raise ValueError('inside')
    except ValueError as e:
        print(type(primitive).__name__, e)
print(lock.locked(), sem._value, cond.acquire(blocking=False))


def work():
    for i in range(3):
        with lock:
            if i == 1:
                return i


t = threading.Thread(target=work)
t.start()
t.join()
print(lock.locked())
