"""A thread dies with a lock in its hands: nobody else gets it."""
import threading

lock = threading.Lock()


def dies():
    lock.acquire()
    raise RuntimeError('with the lock held')


threading.excepthook = lambda args: print('died:', args.exc_value)
t = threading.Thread(target=dies)
t.start()
t.join()
print(lock.locked(), lock.acquire(timeout=0.03))
lock.release()
print(lock.acquire(timeout=0.03))
