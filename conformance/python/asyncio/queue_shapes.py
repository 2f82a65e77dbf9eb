"""Queues of the three kinds: sizes, errors, getters and putters that are cancelled, join and task_done."""
import asyncio


async def getters_and_putters():
    queue = asyncio.Queue(maxsize=1)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(queue)
    getter.cancel()
    await asyncio.sleep(0)
    await queue.put("a")
    putters = [asyncio.create_task(queue.put(item)) for item in "bcd"]
    await asyncio.sleep(0)
    print(queue.qsize(), queue.full(), queue.maxsize)
    putters[1].cancel()
    print([await queue.get() for _ in range(3)], queue.empty())
    print(await asyncio.gather(*putters, return_exceptions=True))


async def no_wait():
    queue = asyncio.Queue(2)
    for act in (lambda: queue.get_nowait(), lambda: [queue.put_nowait(i) for i in range(3)], queue.task_done):
        try:
            print(act())
        except Exception as error:
            print(type(error).__name__, error)
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


async def kinds():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(kind.__name__, queue, [queue.get_nowait() for _ in range(3)])
    queue = asyncio.PriorityQueue()
    await queue.put((1, "b"))
    await queue.put((1, "a"))
    await queue.put((0, "z"))
    print([await queue.get() for _ in range(3)])


async def joined():
    queue, log = asyncio.Queue(), []

    async def worker(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(item / 100)
            log.append((name, item))
            queue.task_done()

    for item in (3, 1, 2, 5):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(name)) for name in ("w1", "w2")]
    await queue.join()
    print(log)
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    await asyncio.wait_for(queue.join(), 1)


for part in (getters_and_putters, no_wait, kinds, joined):
    print("--", part.__name__)
    asyncio.run(part())
