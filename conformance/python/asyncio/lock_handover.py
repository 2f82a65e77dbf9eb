"""Who gets a lock when waiters are cancelled, when it is released twice, and when somebody barges in."""
import asyncio


async def wants(lock, name, log):
    try:
        await lock.acquire()
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise
    log.append(name + " has it")
    return name


async def first_waiter_cancelled():
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    tasks = [asyncio.create_task(wants(lock, name, log)) for name in "abc"]
    await asyncio.sleep(0)
    print(repr(lock).partition(" [")[2], lock.locked())
    tasks[0].cancel()
    lock.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log, lock.locked())
    tasks[2].cancel()
    lock.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, lock.locked())


async def cancelled_when_woken():
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    tasks = [asyncio.create_task(wants(lock, name, log)) for name in "xy"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, lock.locked())


async def barging():
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    waiter = asyncio.create_task(wants(lock, "waiter", log))
    await asyncio.sleep(0)
    lock.release()
    late = asyncio.create_task(wants(lock, "late", log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log)
    lock.release()
    await asyncio.gather(waiter, late)
    print(log)


async def errors():
    lock = asyncio.Lock()
    for act in (lock.release, lambda: lock.__enter__()):
        try:
            act()
        except Exception as error:
            print(type(error).__name__, error)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    async with lock as nothing:
        print(nothing, repr(lock).partition(" [")[2])


for part in (first_waiter_cancelled, cancelled_when_woken, barging, errors):
    print("--", part.__name__)
    asyncio.run(part())
