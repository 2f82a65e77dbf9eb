"""Tasks, timers, locks, queues, cancellation and groups, cut anywhere."""
import asyncio


async def worker(name, queue, lock, out):
    try:
        while True:
            n = await queue.get()
            async with lock:
                await asyncio.sleep(0.01 * n)
                out.append((name, n))
            queue.task_done()
    except asyncio.CancelledError:
        out.append((name, "cancelled"))
        raise


async def ticks(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def failing():
    await asyncio.sleep(0.005)
    raise ValueError("failing")


async def main():
    queue, lock, out = asyncio.Queue(2), asyncio.Lock(), []
    workers = [asyncio.create_task(worker(n, queue, lock, out)) for n in "ab"]
    async for i in ticks(5):
        await queue.put(i)
    await queue.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(out)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(failing())
            tg.create_task(asyncio.sleep(1))
    except* ValueError as group:
        print(group.exceptions)
    try:
        async with asyncio.timeout(0.05):
            await asyncio.shield(asyncio.sleep(0.1, "shielded"))
    except TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(asyncio.sleep(0.02, "in time"), 1))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0.01 * i, i)) for i in (3, 1)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))


asyncio.run(main())
