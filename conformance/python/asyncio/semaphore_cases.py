import asyncio


async def user(sem, name, delay):
    print(name, "asks")
    async with sem:
        print(name, "in")
        await asyncio.sleep(delay)
    print(name, "out")


async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(user(sem, n, d) for n, d in zip("ABCDE", (0.30, 0.11, 0.24, 0.07, 0.05))))
    print("locked", sem.locked())

    sem = asyncio.Semaphore(1)
    await sem.acquire()
    w1 = asyncio.create_task(user(sem, "w1", 0))
    w2 = asyncio.create_task(user(sem, "w2", 0))
    await asyncio.sleep(0)
    sem.release()
    print("released, locked:", sem.locked())
    w1.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("w1 cancelled after its wake-up:", w1.cancelled())
    await w2

    async def greedy():
        got = 0
        for _ in range(3):
            await sem.acquire()
            got += 1
            print("greedy", got)
            sem.release()

    await asyncio.gather(greedy(), user(sem, "patient", 0), greedy())

    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print("bounded locked", bounded.locked())
    try:
        bounded.release()
    except ValueError as e:
        print("ValueError:", e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print("ValueError:", e)
    zero = asyncio.Semaphore(0)
    try:
        await asyncio.wait_for(zero.acquire(), 0.1)
    except asyncio.TimeoutError:
        print("no permit in time")
    zero.release()
    print(await zero.acquire())


asyncio.run(main())
