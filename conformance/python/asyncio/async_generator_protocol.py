"""Async generators: asend, athrow, aclose, return, finally, comprehension, aiter and anext, early break."""
import asyncio
from contextlib import aclosing


async def counter(stop):
    try:
        for i in range(stop):
            got = yield i
            if got:
                print("got", got)
    except ValueError as e:
        print("thrown in", e)
        yield "recovered"
    finally:
        await asyncio.sleep(0.01)
        print("cleaned up")


async def main():
    g = counter(5)
    print(await g.__anext__(), await g.asend("hello"), await anext(g))
    print(await g.athrow(ValueError("x")))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print("stopped", e.args)
    print(await anext(g, "default"))
    h = counter(3)
    try:
        await h.asend("too early")
    except TypeError as e:
        print(e)
    async for x in h:
        if x == 1:
            break
    await h.aclose()
    print("closed", h.ag_running, h.ag_frame)
    async with aclosing(counter(10)) as agen:
        async for x in agen:
            print("x", x)
            if x == 2:
                break
    print([x async for x in counter(3)], {x: x * x async for x in counter(2)}, {x async for x in counter(2) if x})
    print([await asyncio.sleep(0, v) for v in range(3)], sum([x async for x in counter(4)]))
    gen = (x * 2 async for x in counter(3))
    print(type(gen).__name__, [v async for v in gen])

    async def refuses():
        try:
            yield 1
        finally:
            yield 2

    r = refuses()
    await anext(r)
    try:
        await r.aclose()
    except RuntimeError as e:
        print(e)

    async def raises():
        yield 1
        raise StopAsyncIteration

    try:
        async for _ in raises():
            pass
    except RuntimeError as e:
        print(e)
    b = counter(2)
    first = anext(b)
    print(await first)
    try:
        await first
    except RuntimeError as e:
        print(e)
    await b.aclose()

    class Ticker:
        def __init__(self, n):
            self.n = n

        def __aiter__(self):
            return self

        async def __anext__(self):
            if not self.n:
                raise StopAsyncIteration
            self.n -= 1
            await asyncio.sleep(0.1)
            return self.n

    async for t in Ticker(2):
        print("tick", t)
    else:
        print("else of async for")
    for bad in (3, [1]):
        try:
            async for _ in bad:
                pass
        except TypeError as e:
            print(e)
    try:
        for _ in counter(1):
            pass
    except TypeError as e:
        print(e)

    async def two(g):
        return await anext(g)

    busy = counter(3)
    await anext(busy)
    s = busy.aclose()
    t1, t2 = asyncio.create_task(two(busy)), asyncio.create_task(two(busy))
    print(await asyncio.gather(t1, t2, return_exceptions=True))
    await s


asyncio.run(main())
