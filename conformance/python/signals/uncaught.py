# Ctrl-C that nobody catches: the traceback, then the end by the signal.
import signal


def inner(n):
    signal.raise_signal(signal.SIGINT)
    print('not reached', n)


def outer():
    try:
        inner(3)
    finally:
        print('finally', flush=True)


outer()
