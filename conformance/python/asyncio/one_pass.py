"""How many passes of the loop things take, counted by a callback that reschedules itself."""
import asyncio


class Passes:
    def __init__(self, loop):
        self.loop, self.count, self.on = loop, 0, True
        loop.call_soon(self.tick)

    def tick(self):
        self.count += 1
        if self.on:
            self.loop.call_soon(self.tick)


async def nothing():
    return 1


async def one_turn():
    await asyncio.sleep(0)
    return 2


async def deep(n):
    return await deep(n - 1) if n else "bottom"


async def main():
    loop = asyncio.get_running_loop()
    passes = Passes(loop)
    await asyncio.sleep(0)

    async def cost(label, make):
        before = passes.count
        try:
            result = await make()
        except Exception as error:
            result = repr(error)
        print(f"{label:34} {passes.count - before:3} passes  -> {result}")

    await cost("await coroutine", nothing)
    await cost("await deep coroutine", lambda: deep(30))
    await cost("sleep(0)", lambda: asyncio.sleep(0))
    await cost("await a coroutine that sleeps 0", one_turn)
    await cost("await task", lambda: asyncio.create_task(nothing()))
    await cost("await task that sleeps 0", lambda: asyncio.create_task(one_turn()))
    await cost("gather of nothing", lambda: asyncio.gather())
    await cost("gather of one", lambda: asyncio.gather(nothing()))
    await cost("gather of three", lambda: asyncio.gather(nothing(), one_turn(), nothing()))
    await cost("wait_for", lambda: asyncio.wait_for(nothing(), 1))
    await cost("wait_for without timeout", lambda: asyncio.wait_for(nothing(), None))
    await cost("wait_for zero", lambda: asyncio.wait_for(nothing(), 0))
    await cost("shield", lambda: asyncio.shield(nothing()))

    async def wait_one():
        done, pending = await asyncio.wait([asyncio.create_task(nothing())])
        return len(done), len(pending)

    await cost("wait", wait_one)

    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(nothing())
            tg.create_task(one_turn())

    await cost("TaskGroup of two", group)

    async def timeout():
        async with asyncio.timeout(5):
            return await nothing()

    await cost("timeout, not reached", timeout)

    async def first():
        for future in asyncio.as_completed([nothing(), one_turn()]):
            return await future

    await cost("as_completed, first", first)
    done = loop.create_future()
    done.set_result("there")
    await cost("a finished future", lambda: done)
    passes.on = False


asyncio.run(main())
