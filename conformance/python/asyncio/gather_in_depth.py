"""gather: nested, empty, duplicates, futures, cancelling, errors after the first, return_exceptions with cancellation."""
import asyncio


async def job(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        print(name, "done")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(), await asyncio.gather(job("one", 0)))
    print(await asyncio.gather(asyncio.gather(job("a", 0.1), job("b", 0.05)), job("c", 0.02)))
    f = loop.create_future()
    f.set_result("f")
    t = asyncio.create_task(job("t", 0.01))
    print(await asyncio.gather(f, t, t, f))
    coro = job("same", 0.01)
    print(await asyncio.gather(coro, coro))
    try:
        await asyncio.gather(job("d", 0.3), job("e", 0.1, ValueError("e")), job("g", 0.2, KeyError("second")))
    except ValueError as e:
        print("first error", e)
    await asyncio.sleep(0.3)
    print(await asyncio.gather(job("h", 0.1, OSError("h")), job("i", 0.05), return_exceptions=True))
    outer = asyncio.gather(job("j", 1), job("k", 1))
    print(outer)
    loop.call_later(0.1, outer.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", outer.cancelled(), outer)
    victim = asyncio.create_task(job("v", 1))
    loop.call_later(0.1, victim.cancel, "message")
    print(await asyncio.gather(victim, job("w", 0.2), return_exceptions=True))
    victim = asyncio.create_task(job("v2", 1))
    loop.call_later(0.1, victim.cancel)
    try:
        await asyncio.gather(victim, job("w2", 0.2))
    except asyncio.CancelledError:
        print("a cancelled child cancels the gather")
    await asyncio.sleep(0.2)

    async def parent():
        try:
            await asyncio.gather(job("x", 1), job("y", 2))
        except asyncio.CancelledError:
            print("parent sees it")
            raise

    p = asyncio.create_task(parent())
    await asyncio.sleep(0.1)
    p.cancel()
    print(await asyncio.gather(p, return_exceptions=True))
    try:
        await asyncio.gather(3)
    except TypeError as e:
        print(e)
    results = await asyncio.gather(*[job(i, 0.1 / (i + 1)) for i in range(4)])
    print(results, type(results).__name__)


asyncio.run(main())
