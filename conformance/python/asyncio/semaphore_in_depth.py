"""Semaphore and BoundedSemaphore: counts, repr, over-release, cancelled waiters, limiting."""
import asyncio


def text(x):
    """The repr without its address."""
    words = repr(x).split()
    return " ".join([words[0]] + words[words.index("at") + 2:])


async def limited(sem, name, log):
    async with sem:
        log.append(name)
        print(f"{asyncio.get_running_loop().time():.1f} {name} runs, {len(log)} inside")
        await asyncio.sleep(0.1)
        log.remove(name)


async def main():
    sem = asyncio.Semaphore(2)
    print(text(sem), sem.locked())
    log = []
    tasks = [asyncio.create_task(limited(sem, f"t{i}", log)) for i in range(6)]
    await asyncio.sleep(0.05)
    print(text(sem), sem.locked())
    tasks[3].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(text(sem))
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    zero = asyncio.Semaphore(0)
    waiters = [asyncio.create_task(zero.acquire(), name=f"w{i}") for i in range(3)]
    await asyncio.sleep(0)
    zero.release()
    zero.release()
    print(text(zero), zero.locked())
    waiters[0].cancel()
    print(await asyncio.wait_for(asyncio.gather(*waiters[:2], return_exceptions=True), 1))
    print([w.done() for w in waiters])
    zero.release()
    print([w.done() for w in waiters], await waiters[2], text(zero))
    third = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    third.cancel()
    await asyncio.sleep(0)
    zero.release()
    print(third.cancelled(), zero.locked())


asyncio.run(main())
