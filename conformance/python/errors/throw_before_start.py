"""A generator that has not begun raises what is thrown into it from the line of its definition."""
import traceback


def noop(function):
    return function


def simple():
    yield 1


@noop
def decorated(
    a=1,
):
    yield a


async def stream():
    yield 1


async def coroutine():
    return 1


def show(error):
    for entry in traceback.extract_tb(error.__traceback__):
        print(entry.name, entry.lineno, entry.line)
    print("".join(traceback.format_exception_only(error)), end="")


for make in (simple, decorated, coroutine):
    try:
        make().throw(ValueError(make.__name__))
    except ValueError as error:
        show(error)

try:
    stream().athrow(KeyError("stream")).send(None)
except KeyError as error:
    show(error)
try:
    stream().asend(None).throw(KeyError("step"))
except KeyError as error:
    show(error)


def outer():
    yield from simple()


try:
    outer().throw(StopIteration(5))
except RuntimeError as error:
    print(repr(error), repr(error.__cause__))
simple().throw(StopIteration(6))
