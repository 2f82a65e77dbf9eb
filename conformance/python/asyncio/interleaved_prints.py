"""Where control changes hands, and where it does not: awaits that suspend and those that do not."""
import asyncio


async def no_suspension():
    return "plain"


async def done_future():
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    return await future


async def zero():
    await asyncio.sleep(0)
    return "slept"


async def lock_free(lock):
    async with lock:
        return "locked"


async def empty_gather():
    return await asyncio.gather()


async def finished_task(task):
    return await task


class Instant:
    def __await__(self):
        return "instant"
        yield


async def instant():
    return await Instant()


async def ticker(log, name, n):
    for i in range(n):
        log.append(name + str(i))
        await asyncio.sleep(0)


async def turns(make):
    """How many turns another task gets while the coroutine runs."""
    log = []
    task = asyncio.create_task(ticker(log, "t", 10))
    await asyncio.sleep(0)
    before = len(log)
    result = await make()
    count = len(log) - before
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return result, count


async def main():
    lock, done = asyncio.Lock(), asyncio.create_task(no_suspension())
    queue = asyncio.Queue()
    queue.put_nowait("item")
    event = asyncio.Event()
    event.set()
    await done
    for name, make in (
        ("a coroutine", no_suspension),
        ("a done future", done_future),
        ("sleep(0)", zero),
        ("a free lock", lambda: lock_free(lock)),
        ("gather()", empty_gather),
        ("a finished task", lambda: finished_task(done)),
        ("an awaitable at once", instant),
        ("a full queue", queue.get),
        ("a set event", event.wait),
        ("a new task", lambda: asyncio.create_task(no_suspension())),
        ("gather of one", lambda: asyncio.gather(no_suspension())),
        ("wait_for", lambda: asyncio.wait_for(no_suspension(), 1)),
        ("wait_for without a limit", lambda: asyncio.wait_for(no_suspension(), None)),
        ("shield", lambda: asyncio.shield(no_suspension())),
    ):
        print(name, *await turns(make))


asyncio.run(main())
