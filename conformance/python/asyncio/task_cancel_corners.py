"""Cancelling tasks: before they start, twice, from within, while they finish, and what swallows it."""
import asyncio


async def sleeper(name, swallow=0):
    for _ in range(swallow + 1):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print(name, "got", error.args, asyncio.current_task().cancelling())
            if swallow == 0:
                raise
            swallow -= 1
    return name + " ended"


async def before_start():
    task = asyncio.create_task(sleeper("never"))
    print(task.cancel("one"), task.cancel("two"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelled())


async def swallowing():
    task = asyncio.create_task(sleeper("swallower", 1))
    await asyncio.sleep(0)
    task.cancel("first")
    await asyncio.sleep(0)
    print(task.done(), task.cancelling(), task.uncancel())
    task.cancel("second")
    print(await asyncio.gather(task, return_exceptions=True))
    print(task.cancel(), task.cancelled())


async def itself():
    async def me():
        asyncio.current_task().cancel("by myself")
        print("still running")
        await asyncio.sleep(0)
        print("not reached")

    print(repr((await asyncio.gather(me(), return_exceptions=True))[0]))

    async def at_the_end():
        asyncio.current_task().cancel()
        return "value"

    task = asyncio.create_task(at_the_end())
    await asyncio.wait([task])
    print(task.cancelled(), task.done())


async def inner_outer():
    inner = asyncio.create_task(sleeper("inner"))

    async def outer():
        try:
            await inner
        except asyncio.CancelledError:
            print("outer sees it; inner cancelled:", inner.cancelled())
            raise

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel("from outside")
    await asyncio.sleep(0)
    print(inner.cancelled(), task.done())
    await asyncio.wait([task])
    print(task.cancelled())


async def raised_instead():
    async def work():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError("instead")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(repr(error), repr(error.__context__), task.cancelled())


for part in (before_start, swallowing, itself, inner_outer, raised_instead):
    print("--", part.__name__)
    asyncio.run(part())
