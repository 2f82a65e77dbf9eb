# Task switches of asyncio: yielding a turn, waking by a future, handing over through a queue.
import asyncio

SCALE = 20


async def spin(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def ping(n):
    loop = asyncio.get_running_loop()
    for _ in range(n):
        future = loop.create_future()
        loop.call_soon(future.set_result, None)
        await future


async def main():
    await asyncio.gather(*(spin(250 * SCALE) for _ in range(100)))
    queue = asyncio.Queue(maxsize=10)
    _, total = await asyncio.gather(produce(queue, 12_500 * SCALE), consume(queue))
    await asyncio.gather(*(ping(125 * SCALE) for _ in range(100)))
    print(total)


asyncio.run(main())
