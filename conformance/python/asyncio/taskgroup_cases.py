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
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job("a", 0.1))
        b = tg.create_task(job("b", 0.05), name="bee")
    print(a.result(), b.result(), b.get_name())

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("c", 0.1, ValueError("c")))
            tg.create_task(job("d", 0.5))
            tg.create_task(job("e", 0.1, KeyError("e")))
            await job("body", 1)
    except* ValueError as group:
        print("values", group.exceptions)
    except* KeyError as group:
        print("keys", group.exceptions)

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("f", 0.5))
            await asyncio.sleep(0.1)
            raise RuntimeError("body")
    except ExceptionGroup as group:
        print(group, group.exceptions)

    async def grow(tg, n):
        print("grow", n)
        if n:
            await asyncio.sleep(0.01)
            tg.create_task(grow(tg, n - 1))

    async with asyncio.TaskGroup() as tg:
        tg.create_task(grow(tg, 3))
    print("grown")

    async def outer():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("g", 1))
            tg.create_task(job("h", 1.5))

    task = asyncio.create_task(outer())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled")

    try:
        tg.create_task(coro := job("late", 0))
    except RuntimeError as e:
        print(type(e).__name__, str(e).split(">")[-1])
        coro.close()


asyncio.run(main())
