"""Asynchronous generators that are left half-way: break, del, cancel, aclose, in a task, at the end of run."""
import asyncio


async def gen(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print(name, "cancelled inside")
        raise
    except GeneratorExit:
        print(name, "exit")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "finally")


async def consume(g, n):
    async for x in g:
        if x == n:
            return x


async def main():
    print(await consume(gen("broken off"), 2))
    await asyncio.sleep(0.05)
    g = gen("closed by hand")
    await anext(g)
    await g.aclose()
    await g.aclose()
    g = gen("never started")
    await g.aclose()
    del g
    g = gen("deleted")
    await anext(g)
    del g
    await asyncio.sleep(0.05)

    async def run_all():
        async for x in gen("in a task"):
            await asyncio.sleep(0.05)

    t = asyncio.create_task(run_all())
    await asyncio.sleep(0.02)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))

    async def slow_inside():
        g = gen("cancelled at its await")
        await anext(g)
        await anext(g)

    t = asyncio.create_task(slow_inside())
    await asyncio.sleep(0.005)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    main.kept = gen("kept until the end")
    print(await anext(main.kept))
    g = gen("thrown into")
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("out", e)


asyncio.run(main())
