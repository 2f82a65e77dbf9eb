"""as_completed: order, duplicates, a timeout in the middle, leaving it early, results that are errors."""
import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    return name


async def order():
    for coro in asyncio.as_completed([work("slow", 0.05), work("quick", 0.01), work("middle", 0.03)]):
        print(await coro)


async def errors():
    for coro in asyncio.as_completed([work("bad", 0.01, True), work("good", 0.02)]):
        try:
            print(await coro)
        except ValueError as error:
            print("failed", error)


async def timeout():
    tasks = [asyncio.create_task(work("in time", 0.01)), asyncio.create_task(work("late", 1))]
    for coro in asyncio.as_completed(tasks, timeout=0.1):
        try:
            print(await coro)
        except TimeoutError as error:
            print("timeout", error.args)
    print([task.done() for task in tasks])


async def early():
    tasks = [asyncio.create_task(work(str(n), n / 100)) for n in range(1, 4)]
    for coro in asyncio.as_completed(tasks):
        print("first", await coro)
        break
    await asyncio.sleep(0.1)
    print([task.result() for task in tasks])


async def misuse():
    task = asyncio.create_task(work("one", 0))
    print([await coro for coro in asyncio.as_completed([task, task])])
    for things in (task, work("coroutine", 0)):
        try:
            list(asyncio.as_completed(things))
        except TypeError as error:
            print(error)
        if asyncio.iscoroutine(things):
            things.close()
    print(list(asyncio.as_completed([])))
    coros = list(asyncio.as_completed([work("kept", 0.01)]))
    print(len(coros), type(coros[0]).__name__, await coros[0])
    try:
        await coros[0]
    except RuntimeError as error:
        print(error)


for part in (order, errors, timeout, early, misuse):
    print("--", part.__name__)
    asyncio.run(part())
