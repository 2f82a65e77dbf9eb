import asyncio


async def ticker(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
        print("ticker exhausted")
    finally:
        print("ticker closes")
        await asyncio.sleep(0)
        print("ticker closed")


async def squares(source):
    async for x in source:
        yield x * x


async def accumulate():
    total = 0
    while True:
        value = yield total
        if value is None:
            return
        total += value


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def main():
    async for i in ticker(3, 0.01):
        print(i)
    else:
        print("else")
    print([x async for x in squares(ticker(4, 0.01)) if x % 2])
    print({x: y async for x, y in pairs()}, {x async for x in Countdown(3)})
    print(sum([x async for x in Countdown(4)]), [await double(x) for x in range(3)])
    gen = (x + 1 async for x in Countdown(3))
    print(type(gen).__name__, [x async for x in gen])

    a = accumulate()
    print(await a.asend(None), await a.asend(5), await a.asend(7))
    try:
        await a.asend(None)
    except StopAsyncIteration:
        print("accumulate returned")
    t = ticker(5, 0.01)
    print(await t.__anext__(), await anext(t))
    await t.aclose()
    print(await anext(t, "default"))
    t = ticker(5, 0.01)
    await anext(t)
    try:
        await t.athrow(ValueError("thrown in"))
    except ValueError as e:
        print("ValueError", e)
    async for i in ticker(10, 0.01):
        if i == 1:
            break
    print("after break: closed later, by the loop")
    await asyncio.sleep(0.05)
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        print("TypeError:", e)


async def pairs():
    for k in "ab":
        await asyncio.sleep(0)
        yield k, k.upper()


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


asyncio.run(main())
