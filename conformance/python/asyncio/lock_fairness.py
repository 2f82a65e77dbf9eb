import asyncio


async def worker(name, lock, turns, order):
    for i in range(turns):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
        # no await between release and the next acquire: a waiter must come first all the same


async def main():
    lock, order = asyncio.Lock(), []
    await asyncio.gather(*(worker(n, lock, 3, order) for n in "ABC"))
    print("".join(order))

    lock = asyncio.Lock()
    print(lock.locked())
    await lock.acquire()
    print(lock.locked())

    async def waiter(name):
        try:
            async with lock:
                print(name, "has it")
                await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            print(name, "gave up")
            raise

    tasks = [asyncio.create_task(waiter(n), name=n) for n in ("w1", "w2", "w3")]
    await asyncio.sleep(0)
    tasks[0].cancel()
    lock.release()
    print("released; locked", lock.locked())
    try:
        await lock.acquire()
        print("main got it at last")
        lock.release()
    finally:
        print([t.done() for t in tasks])
    await asyncio.gather(*tasks, return_exceptions=True)

    await lock.acquire()
    t = asyncio.create_task(waiter("late"))
    u = asyncio.create_task(waiter("later"))
    await asyncio.sleep(0)
    lock.release()
    t.cancel()
    print("woken and cancelled in one pass: the next one gets it")
    await asyncio.wait([t, u])
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
