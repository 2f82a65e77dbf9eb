"""What a coroutine object does when send, throw and close are called on it directly."""
import inspect
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def inner():
    try:
        a = await pause("one")
        print("inner got", a)
        b = await pause("two")
        return a, b
    except ValueError as e:
        print("inner caught", e)
        return await pause("after error")
    finally:
        print("inner finally")


async def outer():
    result = await inner()
    print("outer got", result)
    return "outer result"


c = outer()
print(inspect.getcoroutinestate(c), c.__name__, c.__qualname__)
print(c.send(None), inspect.getcoroutinestate(c), c.cr_await.__name__)
print(c.send("A"))
try:
    c.send("B")
except StopIteration as e:
    print("stop", e.value, inspect.getcoroutinestate(c))
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = outer()
c.send(None)
print(c.throw(ValueError("thrown")))
try:
    c.send("last")
except StopIteration as e:
    print("stop", e.value)
c = outer()
c.send(None)
c.close()
print(inspect.getcoroutinestate(c))
c.close()
c = outer()
try:
    c.send("too early")
except TypeError as e:
    print(e)
c.close()
for bad in (lambda: next(outer()), lambda: list(outer()), lambda: iter(outer())):
    import warnings
    warnings.simplefilter("ignore")
    try:
        bad()
    except TypeError as e:
        print(e)


class Awaitable:
    def __await__(self):
        got = yield "from __await__"
        return f"awaitable {got}"


class Bad:
    def __await__(self):
        return 3


async def uses(x):
    return await x


c = uses(Awaitable())
print(c.send(None))
try:
    c.send(5)
except StopIteration as e:
    print(e.value)
for x in (Bad(), 3, None, [1]):
    c = uses(x)
    try:
        c.send(None)
    except TypeError as e:
        print(e)


async def twice(co):
    await co
    await co


co = inner()
c = twice(co)
c.send(None)
c.send(1)
try:
    c.send(2)
except RuntimeError as e:
    print(e)


async def self_close():
    me.close()


me = self_close()
try:
    me.send(None)
except ValueError as e:
    print(e)


async def raises_stop():
    raise StopIteration("no")


try:
    raises_stop().send(None)
except RuntimeError as e:
    print(e)
