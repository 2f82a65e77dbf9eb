"""wait_for on a condition: predicates that change, notify with counts, cancellation in between."""
import asyncio


async def consumer(condition, state, wanted, name):
    async with condition:
        got = await condition.wait_for(lambda: state["n"] >= wanted and f"{name} saw {state['n']}")
        print(got)
        return wanted


async def steps():
    condition, state = asyncio.Condition(), {"n": 0}
    tasks = [asyncio.create_task(consumer(condition, state, n, f"c{n}")) for n in (1, 2, 3)]
    for n in range(1, 4):
        await asyncio.sleep(0.01)
        async with condition:
            state["n"] = n
            condition.notify(1 if n == 1 else 3)
        print("notified at", n, [task.done() for task in tasks])
    print(await asyncio.gather(*tasks))


async def cancelled_while_waiting():
    condition = asyncio.Condition()
    order = []

    async def waits(name):
        async with condition:
            try:
                await condition.wait()
                order.append(name)
            except asyncio.CancelledError:
                order.append(name + " cancelled, locked " + str(condition.locked()))
                raise

    tasks = [asyncio.create_task(waits(name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify_all()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(order)


async def shared_lock():
    lock = asyncio.Lock()
    first, second = asyncio.Condition(lock), asyncio.Condition(lock=lock)
    async with first:
        print(first.locked(), second.locked())
    for act in (first.notify, second.notify_all):
        try:
            act()
        except RuntimeError as error:
            print(error)
    try:
        await first.wait()
    except RuntimeError as error:
        print(error)
    print(repr(first).partition(" [")[2])


for part in (steps, cancelled_while_waiting, shared_lock):
    print("--", part.__name__)
    asyncio.run(part())
