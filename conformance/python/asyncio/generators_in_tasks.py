"""Plain generators inside coroutines: lazily made work, batches, a generator shared by two tasks."""
import asyncio


def numbers(n):
    for i in range(n):
        print("making", i)
        yield i


def batches(it, size):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def square(x):
    await asyncio.sleep(0.1 / (x + 1))
    return x * x


async def worker(name, source, out):
    for x in source:
        out.append((name, await square(x)))


async def limited(coros, n):
    it, running, results = iter(coros), set(), []
    while True:
        while len(running) < n and (c := next(it, None)) is not None:
            running.add(asyncio.ensure_future(c))
        if not running:
            return results
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        results += sorted(t.result() for t in done)


async def main():
    for batch in batches(numbers(5), 2):
        print(await asyncio.gather(*map(square, batch)))
    shared, out = iter(numbers(5)), []
    await asyncio.gather(worker("a", shared, out), worker("b", shared, out))
    print(out)
    print(await limited((square(i) for i in range(6)), 2))
    gen = (square(i) for i in range(3))
    print([await c for c in gen])


asyncio.run(main())
