"""Permits of a semaphore: order of waiters, bounded ones, cancellation of the next in line."""
import asyncio


async def user(semaphore, name, hold, log):
    async with semaphore:
        log.append("+" + name)
        await asyncio.sleep(hold)
        log.append("-" + name)


async def order():
    semaphore, log = asyncio.Semaphore(2), []
    await asyncio.gather(*(user(semaphore, name, hold, log) for name, hold in zip("abcde", (0.05, 0.02, 0.04, 0.01, 0.03))))
    print(" ".join(log))
    print(semaphore.locked(), semaphore._value)


async def bounded():
    semaphore = asyncio.BoundedSemaphore(1)
    await semaphore.acquire()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    print(repr(semaphore).partition(" [")[2], repr(asyncio.Semaphore(0)).partition(" [")[2])


async def cancel_next():
    semaphore, log = asyncio.Semaphore(0), []
    tasks = [asyncio.create_task(user(semaphore, name, 0, log)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log, tasks[0].cancelled(), semaphore._value)
    semaphore.release()
    semaphore.release()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(log, semaphore._value)


async def taken_at_once():
    semaphore = asyncio.Semaphore(1)
    waiter = asyncio.create_task(semaphore.acquire())
    print(await semaphore.acquire(), semaphore.locked())
    await asyncio.sleep(0)
    semaphore.release()
    print("released", semaphore.locked())
    print(await waiter, semaphore.locked())


for part in (order, bounded, cancel_next, taken_at_once):
    print("--", part.__name__)
    asyncio.run(part())
