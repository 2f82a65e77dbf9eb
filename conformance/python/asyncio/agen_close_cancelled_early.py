"""asyncio.run cancels what is left, also the task that is about to close a generator: its finally stops at an await."""
import asyncio


async def source(name):
    try:
        for i in range(10):
            yield i
    finally:
        print(name, "cleans up")
        await asyncio.sleep(0)
        print(name, "is clean")


async def take_one(name):
    async for item in source(name):
        print(name, "gives", item)
        break


async def keep(kept):
    it = source("kept")
    kept.append(it)
    print("kept gives", await anext(it))


async def leave_behind():
    await take_one("left")


async def leave_and_wait():
    await take_one("awaited")
    await asyncio.sleep(0.01)


async def leave_open(kept):
    await keep(kept)


async def cancelled_close():
    it = source("by hand")
    print("by hand gives", await anext(it))
    task = asyncio.create_task(it.aclose())
    task.cancel("too early")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    print("again", [item async for item in it])


kept = []
for main in (leave_behind, leave_and_wait, cancelled_close):
    print("--", main.__name__)
    asyncio.run(main())
print("-- leave_open")
asyncio.run(leave_open(kept))
print(kept[0].ag_running, kept[0].ag_frame is None)
