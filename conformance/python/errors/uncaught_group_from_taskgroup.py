"""The report of nested exception groups that leave asyncio.run."""
import asyncio


async def fail(n):
    await asyncio.sleep(0.01)
    raise ValueError(f"child {n}")


async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(1))
        tg.create_task(fail(2))


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(inner())
        await asyncio.sleep(0)
    print("never")


asyncio.run(main())
