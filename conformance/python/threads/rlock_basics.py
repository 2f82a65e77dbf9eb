"""RLock: taken by its owner again and again, by nobody else."""
import threading

lock = threading.RLock()


def other(results):
    results.append(lock.acquire(blocking=False))
    results.append(lock.acquire(timeout=0.03))
    try:
        lock.release()
    except RuntimeError as e:
        results.append(str(e))


print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
results = []
t = threading.Thread(target=other, args=(results,))
t.start()
t.join()
print(results)
lock.release()
lock.release()
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)


def fact(n):
    with lock:
        return 1 if n < 2 else n * fact(n - 1)


print(fact(10))
