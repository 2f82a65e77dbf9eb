"""contextlib on generators: errors inside, suppressing, yielding twice, decorators, async ones, closing, redirect."""
import asyncio
import contextlib
import io
import sys


@contextlib.contextmanager
def managed(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("saw", repr(e))
        if not swallow:
            raise
    finally:
        print("exit", name)


with managed("a") as a:
    print(a)
try:
    with managed("b"):
        raise ValueError("b")
except ValueError as e:
    print("out", e)
with managed("c", swallow=True):
    raise ValueError("c")
print("went on")


@managed("decorator")
def work(x):
    print("work", x)
    return x


print(work(1), work(2))


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


for broken in (twice, never):
    try:
        with broken():
            pass
    except RuntimeError as e:
        print(e)
try:
    with twice():
        raise KeyError("in body")
except (RuntimeError, KeyError) as e:
    print(repr(e))
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
with contextlib.redirect_stdout(io.StringIO()) as buffer:
    print("hidden")
print(repr(buffer.getvalue()))


class Resource:
    def close(self):
        print("closed")


with contextlib.closing(Resource()) as r:
    print(type(r).__name__)
with contextlib.nullcontext(5) as n:
    print(n)
with contextlib.ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(managed(name))
    stack.callback(print, "callback", 1)
    stack.push(lambda *exc: print("pushed", exc[0]))
    print("body")
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(managed("outer", swallow=True))
        stack.callback(lambda: 1 / 0)
except ZeroDivisionError as e:
    print(repr(e))
with contextlib.ExitStack() as stack:
    stack.enter_context(managed("moved"))
    moved = stack.pop_all()
print("still open")
moved.close()


@contextlib.asynccontextmanager
async def connection(n):
    await asyncio.sleep(0.1)
    print("open", n)
    try:
        yield n
    finally:
        await asyncio.sleep(0.1)
        print("close", n)


class Base(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *exc):
        print("aexit", exc[0])


async def main():
    async with connection(1) as one, connection(2) as two:
        print(one + two)
    async with contextlib.AsyncExitStack() as stack:
        values = [await stack.enter_async_context(connection(i)) for i in range(2)]
        stack.push_async_callback(asyncio.sleep, 0.1)
        stack.enter_context(managed("sync in async"))
        print(values)
    async with Base() as b:
        print(type(b).__name__)
    try:
        async with connection(9):
            raise OSError("inside")
    except OSError as e:
        print(e)
    async with contextlib.nullcontext(3) as three:
        print(three)
    try:
        async with managed("sync"):
            pass
    except TypeError as e:
        print(e)
    try:
        with connection(0):
            pass
    except TypeError as e:
        print(e)

    @connection(5)
    async def decorated():
        print("decorated")

    await decorated()
    await decorated()


asyncio.run(main())


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop")
        return False


@Timer()
def timed():
    print("timed")


timed()
with contextlib.chdir("/") if False else contextlib.nullcontext():
    print("end", file=sys.stdout)
