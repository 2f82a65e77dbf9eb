"""A waiter that was woken and is cancelled in the same pass: the lock goes to the next one."""
import asyncio


async def waiter(lock, name):
    try:
        await lock.acquire()
    except asyncio.CancelledError:
        print(name, "cancelled, locked", lock.locked())
        raise
    print(name, "acquired")
    lock.release()


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    ts = [asyncio.create_task(waiter(lock, f"w{i}")) for i in range(3)]
    await asyncio.sleep(0)
    lock.release()
    ts[0].cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    print(lock.locked())
    await lock.acquire()
    t = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    t.cancel()
    lock.release()
    await asyncio.sleep(0)
    print(t.cancelled(), lock.locked())
    t1, t2 = asyncio.create_task(lock.acquire()), asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(t1.done(), t2.done())
    lock.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t2.done())


asyncio.run(main())
