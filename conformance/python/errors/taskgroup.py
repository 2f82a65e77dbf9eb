import asyncio


async def child(n):
    await asyncio.sleep(0.01 * n)
    if n % 2:
        raise ValueError(f"child {n}")
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        for n in range(4):
            tg.create_task(child(n))
    print("never")


asyncio.run(main())
