"""as_completed: order, timeout, errors, tasks passed in, breaking out early."""
import asyncio


async def job(n, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return n


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for next_done in asyncio.as_completed([job("a", 0.3), job("b", 0.1), job("c", 0.2)]):
        print(await next_done, round(loop.time() - start, 1))
    tasks = {asyncio.create_task(job(n, d)): n for n, d in (("x", 0.2), ("y", 0.1))}
    for f in asyncio.as_completed(tasks):
        print(await f, [t.done() for t in tasks])
    try:
        for f in asyncio.as_completed([job("q", 0.1), job("slow", 5)], timeout=0.5):
            print(await f)
    except TimeoutError as e:
        print("timeout", repr(e))
    for f in asyncio.as_completed([job(1, 0.2), job(2, 0.1, ValueError("two")), job(3, 0.3)]):
        try:
            print("result", await f)
        except ValueError as e:
            print("error", e)
    tasks = [asyncio.create_task(job(n, 0.1 * n)) for n in (1, 2, 3)]
    for f in asyncio.as_completed(tasks):
        first = await f
        break
    for t in tasks:
        t.cancel()
    print(first, await asyncio.gather(*tasks, return_exceptions=True))
    try:
        for f in asyncio.as_completed(3):
            pass
    except TypeError as e:
        print(e)
    print(list(asyncio.as_completed([])))
    t = asyncio.create_task(job("dup", 0.1))
    print([await f for f in asyncio.as_completed([t, t])])


asyncio.run(main())
