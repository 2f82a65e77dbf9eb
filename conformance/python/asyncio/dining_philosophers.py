import asyncio


async def philosopher(n, forks, log, meals):
    left, right = forks[n], forks[(n + 1) % len(forks)]
    first, second = (left, right) if n % 2 else (right, left)
    for meal in range(meals):
        await asyncio.sleep(0.0121 * (n + 1))
        async with first:
            async with second:
                log.append(f"{n} eats")
                await asyncio.sleep(0.0277 + 0.0079 * n)
        log.append(f"{n} done")


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    log = []
    await asyncio.gather(*(philosopher(n, forks, log, 2) for n in range(5)))
    for line in log:
        print(line)


async def deadlocking():
    forks = [asyncio.Lock() for _ in range(3)]

    async def naive(n):
        async with forks[n]:
            await asyncio.sleep(0.01)
            async with forks[(n + 1) % 3]:
                print("never")

    try:
        await asyncio.wait_for(asyncio.gather(*(naive(n) for n in range(3))), 1)
    except asyncio.TimeoutError:
        print("deadlock broken by a timeout; locks free:", not any(f.locked() for f in forks))


asyncio.run(main())
asyncio.run(deadlocking())
