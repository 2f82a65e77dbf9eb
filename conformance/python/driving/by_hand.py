"""A coroutine driven with send, throw and close, no event loop anywhere."""
import inspect
import types


@types.coroutine
def trap(value):
    answer = yield value
    return answer


async def inner(x):
    got = await trap(("inner", x))
    print("inner got", got)
    return got * 2


async def outer():
    try:
        a = await inner(1)
        b = await inner(2)
        return a + b
    except LookupError as e:
        print("outer caught", repr(e))
        return await inner(3)
    finally:
        print("outer finally")


c = outer()
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running)
print(c.send(None))
print(inspect.getcoroutinestate(c), c.cr_await.__name__)
print(c.send(10))
try:
    c.send(20)
except StopIteration as stop:
    print("result", stop.value)
print(inspect.getcoroutinestate(c))
try:
    c.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)

c = outer()
c.send(None)
print(c.throw(KeyError("k")))
c.close()

c = outer()
c.send(None)
try:
    c.throw(ZeroDivisionError)
except ZeroDivisionError as e:
    print("out it comes", repr(e))

c = outer()
c.close()
print("closed before it started")
try:
    c.send("value")
except RuntimeError as e:
    print("RuntimeError:", e)
c = outer()
try:
    c.send("value")
except TypeError as e:
    print("TypeError:", e)
c.close()


class Awaitable:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for v in self.values:
            print("sent", (yield v))
        return "awaited"


async def uses():
    return await Awaitable("x", "y")


c = uses()
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)


async def awaits(thing):
    await thing


class NotIterator:
    def __await__(self):
        return [1]


for thing in (5, "text", NotIterator(), iter([]), (x for x in "a")):
    try:
        awaits(thing).send(None)
    except TypeError as e:
        print("TypeError:", e)
    except StopIteration:
        print("finished")
