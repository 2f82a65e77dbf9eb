# Context managers made of generators, when the generator does not do what it should.
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def twice():
    try:
        yield 1
        yield 2
    finally:
        print('twice is closed')


@contextmanager
def never():
    if False:
        yield


@contextmanager
def stubborn():
    while True:
        try:
            yield
        except ValueError as e:
            print('stubborn swallowed', e)
        finally:
            print('round')


for manager, error in ((twice, None), (twice, KeyError('k')), (never, None), (stubborn, ValueError('v'))):
    try:
        with manager() as value:
            print(manager.__name__, value)
            if error:
                raise error
    except (RuntimeError, KeyError) as e:
        print(type(e).__name__, e, repr(e.__context__))


@contextmanager
def translating(kind):
    try:
        yield
    except Exception as e:
        raise kind(str(e)) from e


try:
    with translating(OSError), translating(ValueError):
        {}['x']
except OSError as e:
    chain = []
    while e is not None:
        chain.append(repr(e))
        e = e.__cause__
    print(' <- '.join(chain))


@contextmanager
def raising(exc):
    try:
        yield
    finally:
        raise exc


try:
    with ExitStack() as stack:
        for n in (4, 3, 2):
            stack.enter_context(raising(Exception(n)))
        raise Exception(1)
except Exception as e:
    chain = []
    while e is not None:
        chain.append(e.args[0])
        e = e.__context__
    print(chain)


class Traced(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print('>', self.name)
        return self

    def __exit__(self, *exc):
        print('<', self.name, exc[0] and exc[0].__name__)
        return exc[0] is ZeroDivisionError


@Traced('division')
def divide(a, b):
    return a / b


print(divide(1, 2), divide(1, 0))
with suppress(KeyError, IndexError), nullcontext(5) as five:
    print(five)
    [][1]
out = io.StringIO()
with redirect_stdout(out):
    print('hidden')


def numbers():
    try:
        yield from range(10)
    finally:
        print('numbers closed')


with closing(numbers()) as n:
    print(next(n), next(n))
print(repr(out.getvalue()))
try:
    with open_nothing:
        pass
except NameError as e:
    print(e)
for bad in (5, object()):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)
