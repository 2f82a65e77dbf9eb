"""async for in classes, comprehensions of all kinds, nested, with conditions and awaits, async enumerate, zip and chain."""
import asyncio


class Range:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i - 1


async def agen(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def is_even(x):
    return x % 2 == 0


async def aenumerate(it, start=0):
    n = start
    async for x in it:
        yield n, x
        n += 1


async def azip(*its):
    its = [aiter(i) for i in its]
    while True:
        try:
            yield tuple([await anext(i) for i in its])
        except StopAsyncIteration:
            return


async def achain(*its):
    for it in its:
        async for x in it:
            yield x


async def take(n, it):
    out = []
    async for x in it:
        out.append(x)
        if len(out) == n:
            break
    return out


async def main():
    print([x async for x in Range(4)], {x: -x async for x in agen(3)}, {x % 2 async for x in agen(5)})
    print([await double(x) for x in range(3)], [await double(x) async for x in agen(3)], [x async for x in agen(6) if await is_even(x)])
    print([(x, y) async for x in agen(2) async for y in Range(2)], [x + y async for x in agen(2) for y in (10, 20)], [[y async for y in agen(x)] for x in range(3)])
    g = (await double(x) async for x in agen(3) if x)
    print(type(g).__name__, [x async for x in g])
    plain = (await double(x) for x in range(2))
    print(type(plain).__name__, [x async for x in plain])
    print([p async for p in aenumerate(agen(2), 1)], [t async for t in azip(agen(2), Range(5))], [x async for x in achain(agen(2), Range(2))], await take(2, agen(9)))
    async for x in agen(2):
        if x == 5:
            break
    else:
        print("else ran")
    print(await anext(agen(1)), await anext(agen(0), "default"))
    try:
        await anext(agen(0))
    except StopAsyncIteration:
        print("stop")
    print(dict([(k, await double(v)) for k, v in {"a": 1}.items()]), sorted([await double(v) for v in (3, 1)]), sum([v async for v in agen(4)]), max([v async for v in agen(4)]))
    print(" ".join([str(x) async for x in agen(3)]), [x async for x in agen(3)][::-1], *[x async for x in agen(2)])
    f = lambda: agen(2)
    print([x async for x in f()])
    total = 0
    async for total in agen(3):
        pass
    print(total, [i for i in [x async for x in agen(3)] if i], any([x > 1 async for x in agen(3)]))
    try:
        [x async for x in range(3)]
    except TypeError as e:
        print(e)
    try:
        [x for x in agen(1)]
    except TypeError as e:
        print(e)
    try:
        any(x async for x in agen(1))
    except TypeError as e:
        print(e)


asyncio.run(main())
