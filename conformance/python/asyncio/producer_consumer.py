import asyncio


async def producer(name, queue, n):
    for i in range(n):
        await asyncio.sleep(0.01 + 0.003 * i)
        item = f"{name}-{i}"
        await queue.put(item)
        print(f"producer {name} added {item}")


async def consumer(name, queue, results):
    while True:
        item = await queue.get()
        print(f"    consumer {name} has {item}")
        await asyncio.sleep(0.0331)
        results[name] = results.get(name, 0) + 1
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=3)
    results = {}
    producers = [asyncio.create_task(producer(n, queue, 4)) for n in "AB"]
    consumers = [asyncio.create_task(consumer(n, queue, results)) for n in range(2)]
    await asyncio.gather(*producers)
    print("---- done producing", queue.qsize())
    await queue.join()
    for c in consumers:
        c.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(results)


asyncio.run(main())
