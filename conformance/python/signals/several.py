# Several signals at once: lowest number first; a handler that is interrupted by another one; one that raises.
import os
import signal
import threading
import time


def show(signum, frame):
    print('begin', signum)
    if signum == signal.SIGUSR2:
        signal.raise_signal(signal.SIGHUP)
    print('end', signum)


for number in (signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
    signal.signal(number, show)


def other():
    time.sleep(0.05)
    for number in (signal.SIGUSR2, signal.SIGUSR1, signal.SIGUSR1):
        signal.raise_signal(number)


thread = threading.Thread(target=other)
thread.start()
time.sleep(0.2)
thread.join()


def fail(signum, frame):
    raise ValueError(signum)


signal.signal(signal.SIGUSR1, fail)
for _ in range(2):
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
    except ValueError as error:
        print('raised', error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
print('on')
