"""gather keeps the order of its arguments whatever ends first, and mixes coroutines, tasks and futures."""
import asyncio
import random


async def job(i, delay):
    await asyncio.sleep(delay)
    return i, delay


async def main():
    random.seed(5)
    delays = [round(random.uniform(0.1, 1), 2) for _ in range(6)]
    loop = asyncio.get_running_loop()
    results = await asyncio.gather(*(job(i, d) for i, d in enumerate(delays)))
    print(results, [d for _, d in results] == delays, round(loop.time(), 2) == max(delays))
    f = loop.create_future()
    loop.call_later(0.1, f.set_result, "f")
    print(await asyncio.gather(job("c", 0.2), asyncio.create_task(job("t", 0.1)), f, asyncio.sleep(0, "s")))
    names, values = zip(*await asyncio.gather(*[job(n, 0.1) for n in "abc"]))
    print(names, values)
    print(dict(zip("xy", await asyncio.gather(asyncio.sleep(0.2, 1), asyncio.sleep(0.1, 2)))))
    results = await asyncio.gather(*(asyncio.wait_for(asyncio.sleep(d, d), 0.5) for d in (0.1, 0.7)), return_exceptions=True)
    print([type(r).__name__ for r in results])
    (a, b), c = await asyncio.gather(asyncio.gather(job(1, 0), job(2, 0)), job(3, 0))
    print(a, b, c)


asyncio.run(main())
