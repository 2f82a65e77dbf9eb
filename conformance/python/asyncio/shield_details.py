"""shield: results, errors, double shield, the inner fails after the outer was cancelled, shield of a finished one."""
import asyncio


async def work(n, delay=0.1, error=None):
    await asyncio.sleep(delay)
    print("work", n, "ends")
    if error:
        raise error
    return n


async def main():
    print(await asyncio.shield(work(1)))
    try:
        await asyncio.shield(work(2, error=ValueError("two")))
    except ValueError as e:
        print(e)
    inner = asyncio.create_task(work(3))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    print(outer.cancel(), outer.cancelled(), inner.cancelled())
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    print(await inner)
    inner = asyncio.create_task(work(4, error=KeyError("lost")))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(0.2)
    print(repr(inner.exception()))
    f = asyncio.get_running_loop().create_future()
    f.set_result("done already")
    print(asyncio.shield(f) is f, await asyncio.shield(asyncio.shield(work(5))))
    inner = asyncio.create_task(work(6))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("inner")
    try:
        await outer
    except asyncio.CancelledError:
        print("inner cancels outer", outer.cancelled())

    async def saves():
        try:
            return await asyncio.shield(save)
        except asyncio.CancelledError:
            print("cancelled, but first", await save)
            raise

    save = asyncio.create_task(work("save"))
    t = asyncio.create_task(saves())
    await asyncio.sleep(0.05)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))


asyncio.run(main())
