"""An uncaught error deep in awaited coroutines, with a cause from another task."""
import asyncio


async def query(n):
    await asyncio.sleep(0.01)
    if n == 2:
        raise LookupError(f"row {n} is missing")
    return n


async def load(n):
    try:
        return await query(n)
    except LookupError as e:
        raise RuntimeError("load failed") from e


async def main():
    for n in range(4):
        print(await asyncio.create_task(load(n)))


asyncio.run(main())
