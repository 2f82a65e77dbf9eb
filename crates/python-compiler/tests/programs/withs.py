with a as b, c() as (d, e), f:
    g(b,
      d)


def one(path):
    with open(path) as file:
        for line in file:
            if not line:
                return line
            with lock: total(line)
    return 1


async def two():
    async with a() as b, c:
        await b
        async for x in c:
            if x:
                continue
            return x
        else:
            return 2
    async for y, z in d(): pass
    with (a as b,
          c as d):
        pass


def suppressed():
    with s:
        raise E("x")
    print("after")
