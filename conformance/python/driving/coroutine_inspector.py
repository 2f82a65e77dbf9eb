"""Looking at coroutines from outside while they are driven: states, what they wait for, their frames."""
import inspect
import types


class Signal:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


@types.coroutine
def suspend(value):
    return (yield value)


async def leaf(n):
    got = await Signal("signal")
    return got * n


async def middle():
    first = await leaf(2)
    second = await suspend(first)
    return first, second


async def top():
    try:
        return await middle()
    finally:
        await suspend("cleaning")


def chain(coro):
    names = []
    while coro is not None:
        names.append(getattr(coro, "__qualname__", type(coro).__name__))
        coro = getattr(coro, "cr_await", None) or getattr(coro, "gi_yieldfrom", None)
    return names


def look(coro):
    frame = coro.cr_frame
    where = frame and frame.f_lineno - frame.f_code.co_firstlineno
    print(inspect.getcoroutinestate(coro), coro.cr_running, where, chain(coro), sorted(frame.f_locals) if frame else None)


coro = top()
look(coro)
print(coro.send(None))
look(coro)
print(coro.send(21))
look(coro)
print(coro.throw(KeyError("stop")))
look(coro)
try:
    coro.send(None)
except KeyError as error:
    print(repr(error))
look(coro)
try:
    coro.send(None)
except RuntimeError as error:
    print(error)

coro = middle()
try:
    coro.send("too early")
except TypeError as error:
    print(error)
coro.close()
look(coro)
coro = top()
coro.send(None)
try:
    coro.close()
except RuntimeError as error:
    print(error)
look(coro)
for thing in (top, leaf(1), suspend, suspend(1), Signal("x"), 5):
    print(inspect.iscoroutinefunction(thing), inspect.iscoroutine(thing), inspect.isawaitable(thing))
    if inspect.iscoroutine(thing):
        thing.close()
