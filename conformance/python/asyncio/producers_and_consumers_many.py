"""Queues between many tasks: sentinel values, join and cancel, bounded back pressure, fan-in, fan-out, pipeline."""
import asyncio


def now():
    return f"{asyncio.get_running_loop().time():.2f}"


async def producer(name, queue, n, delay):
    for i in range(n):
        await asyncio.sleep(delay)
        await queue.put((name, i))
    await queue.put(None)


async def consumer(queue, producers, delay):
    ended = 0
    while ended < producers:
        item = await queue.get()
        if item is None:
            ended += 1
            continue
        print(now(), "got", item, "left", queue.qsize())
        await asyncio.sleep(delay)


async def stage(name, source, sink, work):
    while (item := await source.get()) is not None:
        await asyncio.sleep(0.01)
        await sink.put(work(item))
    print(name, "ends")
    await sink.put(None)


async def worker(name, queue, results):
    while True:
        n = await queue.get()
        try:
            await asyncio.sleep(0.03 * n)
            results.append((name, n, n * n))
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer("a", queue, 3, 0.1))
        tg.create_task(producer("b", queue, 2, 0.17))
        tg.create_task(consumer(queue, 2, 0.25))
    a, b, c = asyncio.Queue(1), asyncio.Queue(1), asyncio.Queue()
    stages = [asyncio.create_task(stage("double", a, b, lambda x: x * 2)), asyncio.create_task(stage("text", b, c, str))]
    for i in range(4):
        await a.put(i)
    await a.put(None)
    await asyncio.gather(*stages)
    out = []
    while (item := await c.get()) is not None:
        out.append(item)
    print(out)
    work, results = asyncio.Queue(), []
    for n in (5, 1, 3, 2, 6):
        work.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{i}", work, results)) for i in range(2)]
    await work.join()
    print(now(), results)
    for w in workers:
        w.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])

    async def generate(n):
        for i in range(n):
            await asyncio.sleep(0.01)
            yield i

    async def merge(*gens):
        q = asyncio.Queue()

        async def drain(g):
            async for x in g:
                await q.put(x)

        tasks = [asyncio.create_task(drain(g)) for g in gens]
        watcher = asyncio.gather(*tasks)
        while not (watcher.done() and q.empty()):
            getter = asyncio.ensure_future(q.get())
            done, _ = await asyncio.wait([getter, watcher], return_when=asyncio.FIRST_COMPLETED)
            if getter in done:
                yield getter.result()
            else:
                getter.cancel()

    print(sorted([x async for x in merge(generate(3), generate(2))]))


asyncio.run(main())
