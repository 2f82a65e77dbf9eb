"""The module _thread: no objects, a lock to wait for the end."""
import _thread
import time

done = _thread.allocate_lock()
done.acquire()


def work(a, b=0):
    print('work', a, b)
    done.release()


number = _thread.start_new_thread(work, (1,), {'b': 2})
done.acquire()
print(type(number).__name__)
print(_thread.LockType, _thread.error, _thread.TIMEOUT_MAX)


def leave():
    print('leaving')
    try:
        _thread.exit()
    finally:
        done.release()


_thread.start_new_thread(leave, ())
done.acquire()
done.release()
time.sleep(0.02)
for bad in ((5, ()), (print, [])):
    try:
        _thread.start_new_thread(*bad)
    except TypeError as e:
        print(e)
print(_thread.get_ident() == _thread.get_ident())
