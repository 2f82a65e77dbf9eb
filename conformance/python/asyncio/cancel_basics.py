import asyncio


async def job(name, delay=1, swallow=False):
    try:
        print(name, "start")
        await asyncio.sleep(delay)
        print(name, "end")
    except asyncio.CancelledError as e:
        print(name, "sees CancelledError", e.args)
        if not swallow:
            raise
        await asyncio.sleep(0)
        print(name, "went on")
        return "survived"
    finally:
        print(name, "finally")


async def parent(child):
    await child


async def main():
    a = asyncio.create_task(job("a"))
    a.cancel()
    await asyncio.sleep(0)
    print("before its first step: done", a.done())
    await asyncio.sleep(0)
    print("a cancelled", a.cancelled())

    b = asyncio.create_task(job("b"))
    await asyncio.sleep(0)
    print("cancel returns", b.cancel("why"), "cancelled yet?", b.cancelled(), "requests", b.cancelling())
    try:
        await b
    except asyncio.CancelledError as e:
        print("b is gone", e.args)
    print("cancel of a finished task", b.cancel())

    c = asyncio.create_task(job("c", swallow=True))
    await asyncio.sleep(0)
    c.cancel()
    c.cancel()
    print("c returned", await c, "requests", c.cancelling(), "uncancel", c.uncancel(), c.uncancel(), c.uncancel())

    child = asyncio.create_task(job("child"))
    p = asyncio.create_task(parent(child))
    await asyncio.sleep(0.1)
    p.cancel()
    try:
        await p
    except asyncio.CancelledError:
        print("parent was cancelled through its child", child.cancelled(), p.cancelled())

    async def self_cancel():
        asyncio.current_task().cancel()
        print("still running after cancelling myself")
        await asyncio.sleep(0)
        print("never printed")

    try:
        await asyncio.create_task(self_cancel())
    except asyncio.CancelledError:
        print("self cancelled")

    async def cancel_and_return():
        asyncio.current_task().cancel()
        return "no more awaits"

    t = asyncio.create_task(cancel_and_return())
    await asyncio.wait([t])
    print("cancelled although it returned:", t.cancelled())


asyncio.run(main())
