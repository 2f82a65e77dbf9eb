def plain(n):
    for i in range(n):
        x = yield i
        if x:
            return x
    yield from plain(n - 1)
    result = yield
    return (yield from [1, 2, 3])


async def agen():
    yield 1
    x = await other()
    yield x
    async with a as b:
        yield b


async def many():
    a = [x async for x in agen() if x]
    b = {x: y async for x, y in z for q in await x}
    c = (x async for x in agen())
    d = [await x for x in c]
    e = {await f(x) async for x in y if await g}
    return a, b, c, d, e


def comps(xs):
    a = [x for x in xs]
    b = {x for y in xs for x in y if x if y}
    c = {k: v for k, v in xs.items()}
    d = sum(x * x for x in xs)
    e = list(((x, y) for x in xs for y in [x + 1]))
    f = [[i * j for i in range(3)] for j in range(3)]
    g = [(y := x, y + 1) for x in xs if (z := x)]
    h = f(x
          for x in xs)
    return a, b, c, d, e, f, g, h, y, z
