"""asyncio.Lock: repr, release errors, cancellation of waiters, async with, fairness after a cancel."""
import asyncio


def text(x):
    """The repr without its address."""
    words = repr(x).split()
    return " ".join([words[0]] + words[words.index("at") + 2:])


async def holder(lock, name, delay):
    async with lock:
        print(name, "has it", text(lock))
        await asyncio.sleep(delay)
    print(name, "released")


async def main():
    lock = asyncio.Lock()
    print(text(lock), lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    tasks = [asyncio.create_task(holder(lock, n, 0.1), name=n) for n in "abcd"]
    await asyncio.sleep(0)
    print(text(lock))
    tasks[1].cancel()
    await asyncio.sleep(0.15)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(await lock.acquire(), lock.locked())
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("cancelled after being woken; locked:", lock.locked())
    async with lock:
        print("still usable")
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)
    try:
        async with lock as value:
            print("value", value)
            raise ValueError("inside")
    except ValueError:
        print("free again", not lock.locked())
    try:
        await asyncio.wait_for(asyncio.gather(lock.acquire(), lock.acquire()), 0.5)
    except TimeoutError:
        print("deadlock avoided by a timeout", text(lock))


asyncio.run(main())
