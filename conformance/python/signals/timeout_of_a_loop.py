# A timer that ends a loop that would never end, by an exception; three kinds of loops.
import signal


class Timeout(Exception):
    pass


def timeout(signum, frame):
    raise Timeout


signal.signal(signal.SIGALRM, timeout)


def spin():
    while True:
        pass


def count():
    n = 0
    for n in iter(int, 1):
        n += 1


def calls():
    while True:
        abs(-1)


for loop in (spin, count, calls):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        loop()
    except Timeout as error:
        print(loop.__name__, 'timed out')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
