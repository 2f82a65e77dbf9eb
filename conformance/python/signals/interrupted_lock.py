# The main thread waits for a lock: a signal's handler runs there, the wait goes on; KeyboardInterrupt ends it.
import os
import signal
import threading
import time

lock = threading.Lock()
lock.acquire()
signal.signal(signal.SIGUSR1, lambda s, f: print('handler in', threading.current_thread().name))


def other():
    time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGUSR1)
    time.sleep(0.1)
    print('releasing')
    lock.release()


thread = threading.Thread(target=other)
thread.start()
print(lock.acquire())
thread.join()


def interrupter():
    time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGINT)


thread = threading.Thread(target=interrupter)
thread.start()
try:
    lock.acquire()
except KeyboardInterrupt:
    print('interrupted')
print(lock.acquire(timeout=0.05), lock.locked())
thread.join()

event = threading.Event()
thread = threading.Thread(target=interrupter)
thread.start()
try:
    event.wait()
except KeyboardInterrupt:
    print('event interrupted')
thread.join()
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.signal(signal.SIGALRM, lambda s, f: print('alarm'))
print(lock.acquire(timeout=0.15))
