"""Cancel: in a try, twice, from inside, of a finished task, through gather, wait and a chain of awaits."""
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        raise
    finally:
        print(name, "finally")


async def chain(n):
    try:
        if n:
            await chain(n - 1)
        else:
            await asyncio.sleep(10)
    finally:
        print("leaving level", n)


async def catches_and_continues():
    for i in range(3):
        try:
            await asyncio.sleep(1)
            print("slept", i)
        except asyncio.CancelledError:
            print("ignored", i, asyncio.current_task().cancelling())


async def cancels_itself():
    asyncio.current_task().cancel("suicide")
    print("still running")
    await asyncio.sleep(0)
    print("never")


async def swallow_then_value():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "value instead"


async def cleanup_awaits():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.1)
        print("cleaned up after 0.1 s")


async def main():
    t = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0.1)
    print(t.cancel("first"), t.cancel("second"), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("main sees", e.args, t.cancelled(), t.cancel())
    t = asyncio.create_task(chain(3))
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    t = asyncio.create_task(catches_and_continues())
    await asyncio.sleep(0.5)
    t.cancel()
    await asyncio.sleep(0.2)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling())
    print(await asyncio.gather(asyncio.create_task(cancels_itself()), return_exceptions=True))
    t = asyncio.create_task(swallow_then_value())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
    t = asyncio.create_task(cleanup_awaits())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    t = asyncio.create_task(sleeper("before its first step"))
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    inner = asyncio.create_task(sleeper("inner"))

    async def waits():
        await inner

    w = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.wait([w])
    print(w.cancelled(), inner.cancelled())
    inner = asyncio.create_task(sleeper("waited for"))
    w = asyncio.create_task(asyncio.wait([inner]))
    await asyncio.sleep(0.1)
    w.cancel()
    await asyncio.sleep(0.1)
    print(w.cancelled(), inner.done())
    inner.cancel()
    await asyncio.wait([inner])
    f = asyncio.get_running_loop().create_future()

    async def on_future():
        try:
            await f
        except asyncio.CancelledError:
            print("the future was cancelled", f.cancelled())
            raise

    t = asyncio.create_task(on_future())
    await asyncio.sleep(0)
    f.cancel("from outside")
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
