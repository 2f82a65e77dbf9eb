# A handler that raises in a generator, in a with block, in a comprehension, in a `finally`.
import contextlib
import signal


def stop(signum, frame):
    raise KeyboardInterrupt(frame.f_code.co_name)


signal.signal(signal.SIGINT, stop)


def numbers():
    try:
        for n in range(5):
            if n == 2:
                signal.raise_signal(signal.SIGINT)
            yield n
    except KeyboardInterrupt as error:
        print('in the generator', error)
        yield 99
    finally:
        print('generator closed')


print(list(numbers()))


@contextlib.contextmanager
def guarded():
    try:
        yield
    except KeyboardInterrupt as error:
        print('guard', error)


with guarded():
    [signal.raise_signal(signal.SIGINT) for _ in range(3)]
try:
    try:
        raise ValueError('first')
    finally:
        signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print(repr(error), repr(error.__context__))
