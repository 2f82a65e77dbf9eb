import asyncio


async def worker(name, queue):
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(item)
            print(f"{name} did {item}")
        except asyncio.CancelledError:
            print("cancelled")
            raise
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(3)]
    async with asyncio.timeout(1) as t, asyncio.TaskGroup() as tg:
        tg.create_task(worker("x", queue))
        await asyncio.gather(*tasks, return_exceptions=True)
    results = await asyncio.gather(
        *(worker(n, queue) for n in "ab"),
        return_exceptions=True,
    )
    for r in results:
        if isinstance(r, Exception):
            raise r
    return [await t for t in tasks]


if __name__ == "__main__":
    asyncio.run(main())
