import asyncio


async def producer(q, name, n):
    for i in range(n):
        await q.put((name, i))
        print(name, "put", i, "size", q.qsize())


async def consumer(q, name):
    while True:
        item = await q.get()
        print(name, "got", *item)
        await asyncio.sleep(0.1)
        q.task_done()


async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.empty(), q.full(), q.maxsize)
    consumers = [asyncio.create_task(consumer(q, f"c{i}")) for i in range(2)]
    await asyncio.gather(producer(q, "P", 4), producer(q, "Q", 3))
    await q.join()
    print("joined")
    for c in consumers:
        c.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)

    q = asyncio.Queue()

    async def slow():
        print("slow got", await q.get())

    async def thief():
        q.put_nowait("one")
        print("thief put one and takes it back:", await q.get())
        await asyncio.sleep(0)
        q.put_nowait("two")

    await asyncio.gather(slow(), thief())

    pq = asyncio.PriorityQueue()
    for item in ((3, "low"), (1, "high"), (2, "mid"), (1, "also high")):
        pq.put_nowait(item)
    print([pq.get_nowait() for _ in range(pq.qsize())])
    lq = asyncio.LifoQueue(3)
    for item in "abc":
        lq.put_nowait(item)
    print(lq.full(), [await lq.get() for _ in range(3)])
    for bad in (lq.get_nowait, lambda: [lq.put_nowait(i) for i in range(5)], lambda: asyncio.Queue().task_done()):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e.args)

    getter = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    getter.cancel()
    print(type((await asyncio.gather(getter, return_exceptions=True))[0]).__name__)


asyncio.run(main())
