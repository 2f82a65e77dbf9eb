# raise_signal in another thread: the handler runs in the main thread, which is not woken for it.
import signal
import threading
import time

signal.signal(signal.SIGUSR1, lambda s, f: print('handler in', threading.current_thread().name))


def other():
    time.sleep(0.05)
    print('raising')
    signal.raise_signal(signal.SIGUSR1)
    print('raised')


thread = threading.Thread(target=other)
thread.start()
time.sleep(0.3)
print('slept')
thread.join()

thread = threading.Thread(target=other)
thread.start()
thread.join()
print('joined')
