import asyncio


async def waiter(event, n):
    print("waiting", n)
    print("woken", n, await event.wait())


async def consumer(cond, items, n):
    async with cond:
        await cond.wait_for(lambda: items)
        print("consumer", n, "takes", items.pop(0))


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, i)) for i in range(3)]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    print("set and cleared at once:", event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    await waiter(event, "not at all")

    cond, items = asyncio.Condition(), []
    consumers = [asyncio.create_task(consumer(cond, items, i)) for i in range(4)]
    await asyncio.sleep(0)
    async with cond:
        items.append("x")
        cond.notify()
        print("notified one")
    await asyncio.sleep(0.1)
    async with cond:
        items.extend("yz")
        cond.notify(2)
        print("notified two")
    await asyncio.sleep(0.1)
    async with cond:
        items.append("last")
        cond.notify_all()
    await asyncio.gather(*consumers)

    async def canceller():
        async with cond:
            try:
                await cond.wait()
            except asyncio.CancelledError:
                print("cancelled while waiting; holds the lock again:", cond.locked())
                raise

    t = asyncio.create_task(canceller())
    await asyncio.sleep(0)
    async with cond:
        t.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("still needs the lock:", t.done())
    await asyncio.wait([t])
    for bad in (cond.notify, cond.release):
        try:
            bad()
        except RuntimeError as e:
            print("RuntimeError:", e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
