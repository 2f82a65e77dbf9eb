# A handler that ends the program by SystemExit: finally and atexit run.
import atexit
import signal
import sys
import time


def stop(signum, frame):
    print('stopping on', signal.Signals(signum).name)
    sys.exit(5)


atexit.register(print, 'atexit')
signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGALRM, lambda s, f: signal.raise_signal(signal.SIGTERM))
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(5)
finally:
    print('cleaning up')
