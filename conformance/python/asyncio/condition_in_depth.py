"""asyncio.Condition: wait_for, notify, notify_all, errors, cancelled waiter, shared lock."""
import asyncio


def text(x):
    """The repr without its address."""
    words = repr(x).split()
    return " ".join([words[0]] + words[words.index("at") + 2:])


async def consumer(cond, items, name):
    async with cond:
        await cond.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def main():
    lock = asyncio.Lock()
    cond = asyncio.Condition(lock)
    print(text(cond), cond.locked())
    items = []
    for call in (cond.notify, cond.notify_all):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    tasks = [asyncio.create_task(consumer(cond, items, f"c{i}")) for i in range(4)]
    await asyncio.sleep(0.1)
    print(text(cond))
    async with cond:
        items.extend([1, 2])
        cond.notify(2)
        print("notified two")
    await asyncio.sleep(0.1)
    async with cond:
        cond.notify_all()
        print("notified all, for nothing")
    await asyncio.sleep(0.1)
    tasks[2].cancel()
    async with cond:
        items.append(3)
        cond.notify_all()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(results, items, lock.locked())

    async def waits():
        async with cond:
            try:
                await cond.wait()
            except asyncio.CancelledError:
                print("cancelled with the lock held:", cond.locked())
                raise

    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await cond.acquire()
    t.cancel()
    await asyncio.sleep(0.1)
    print("not done while we hold the lock:", t.done())
    cond.release()
    print(await asyncio.gather(t, return_exceptions=True))
    try:
        async with cond:
            await asyncio.wait_for(cond.wait(), 0.1)
    except TimeoutError:
        print("timeout", cond.locked())


asyncio.run(main())
