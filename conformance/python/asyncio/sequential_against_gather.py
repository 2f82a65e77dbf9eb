import asyncio
import time


async def fetch(name, delay):
    print("->", name)
    await asyncio.sleep(delay)
    print("<-", name)
    return name, delay


async def timed(label, coro):
    start = time.perf_counter()
    result = await coro
    print(f"{label}: {result} in {time.perf_counter() - start:.1f} s")


async def one_by_one(specs):
    return [await fetch(n, d) for n, d in specs]


async def together(specs):
    return await asyncio.gather(*[fetch(n, d) for n, d in specs])


async def as_tasks_but_wrong(specs):
    return [await asyncio.create_task(fetch(n, d)) for n, d in specs]


async def as_tasks(specs):
    tasks = [asyncio.create_task(fetch(n, d)) for n, d in specs]
    return [await t for t in tasks]


async def main():
    specs = [("a", 0.3), ("b", 0.1), ("c", 0.2)]
    for function in (one_by_one, together, as_tasks_but_wrong, as_tasks):
        await timed(function.__name__, function(specs))


asyncio.run(main())
