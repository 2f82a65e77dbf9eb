# A sleep goes on after a handler that raises nothing (PEP 475); one that raises ends it.
import signal
import time

calls = []
signal.signal(signal.SIGALRM, lambda s, f: calls.append(round(time.monotonic() - start, 1)))
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
time.sleep(0.35)
print(calls, round(time.monotonic() - start, 2) >= 0.35)
print([round(x, 1) for x in signal.setitimer(signal.ITIMER_REAL, 0)][1])
print(signal.getitimer(signal.ITIMER_REAL))


class Late(Exception):
    pass


def late(signum, frame):
    raise Late(frame.f_code.co_name)


signal.signal(signal.SIGALRM, late)
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    time.sleep(3)
except Late as error:
    print('late', error, round(time.monotonic() - start, 1))
print(signal.alarm(0), signal.alarm(5), signal.alarm(0))
