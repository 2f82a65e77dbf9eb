"""Classes with __await__: delegating to a coroutine, to a future, to a generator, in gather and wait_for."""
import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Lazy:
    def __init__(self, make):
        self.make, self.task = make, None

    def __await__(self):
        if self.task is None:
            self.task = asyncio.ensure_future(self.make())
        return self.task.__await__()


class Setup:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return self._open().__await__()

    async def _open(self):
        await asyncio.sleep(0.1)
        print("opened", self.name)
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0.1)
        print("closed", self.name)


async def compute():
    print("computing once")
    await asyncio.sleep(0.1)
    return 42


async def main():
    print(await Delay(0.1, "v"), await asyncio.gather(Delay(0.2, 1), Delay(0.1, 2)))
    lazy = Lazy(compute)
    print(await asyncio.gather(lazy, lazy), await lazy)
    print((await Setup("direct")).name)
    async with Setup("context") as s:
        print("inside", s.name)
    print(await asyncio.wait_for(Delay(0.1, "in time"), 1), await asyncio.shield(Delay(0, "shielded")))
    t = asyncio.ensure_future(Delay(0.1, "ensured"))
    print(type(t).__name__, await t)
    try:
        asyncio.create_task(Delay(0, 0))
    except TypeError as e:
        print(str(e)[:40])
    done, _ = await asyncio.wait([asyncio.ensure_future(Delay(0, "w"))])
    print(done.pop().result())


asyncio.run(main())
