"""A pipeline of queues: stages end by a sentinel, a failing stage stops the others, results in order."""
import asyncio

END = object()


async def produce(out, items):
    for item in items:
        await out.put(item)
        print("produced", item)
    await out.put(END)


async def stage(name, source, out, work):
    count = 0
    while (item := await source.get()) is not END:
        result = await work(item)
        if result is not None:
            await out.put(result)
        count += 1
    await out.put(END)
    return f"{name} handled {count}"


async def collect(source):
    found = []
    async for item in drain(source):
        found.append(item)
    return found


async def drain(queue):
    while True:
        item = await queue.get()
        if item is END:
            return
        yield item


async def double(n):
    await asyncio.sleep(0.01 * (n % 3))
    return n * 2


async def only_big(n):
    return n if n > 4 else None


async def explode(n):
    if n == 6:
        raise ArithmeticError(f"cannot do {n}")
    return n


async def run(items, last):
    queues = [asyncio.Queue(maxsize=1) for _ in range(3)]
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queues[0], items))
        first = group.create_task(stage("double", queues[0], queues[1], double))
        second = group.create_task(stage("last", queues[1], queues[2], last))
        found = group.create_task(collect(queues[2]))
    print(first.result(), "/", second.result())
    return found.result()


async def main():
    print(await run(range(6), only_big))
    try:
        await run(range(6), explode)
    except* ArithmeticError as group:
        print("stopped:", group.exceptions)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
