"""gather: the same awaitable twice, none at all, a failure while others run, cancelling it and its children."""
import asyncio


async def work(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "done")
    if fail:
        raise ValueError(name)
    return name


async def duplicates():
    coro = work("once", 0)
    print(await asyncio.gather(coro, coro, coro))
    task = asyncio.create_task(work("task", 0))
    print(await asyncio.gather(task, work("other", 0), task))


async def empty():
    future = asyncio.gather()
    print(type(future).__name__, future.done())
    print(await future, await asyncio.gather(*[], return_exceptions=True))


async def failure_leaves_others():
    try:
        await asyncio.gather(work("slow", 0.05), work("failing", 0.01, True))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.1)


async def cancel_outer():
    group = asyncio.gather(work("a", 1), work("b", 1))
    await asyncio.sleep(0)
    print(group.cancel(), group.done())
    try:
        await group
    except asyncio.CancelledError as error:
        print("cancelled", error.args, group.cancelled())
    group = asyncio.gather(work("c", 1), return_exceptions=True)
    await asyncio.sleep(0)
    group.cancel("with a message")
    try:
        print(await group)
    except asyncio.CancelledError as error:
        print("even so", error.args)


async def cancel_child():
    child = asyncio.create_task(work("child", 1))
    group = asyncio.gather(child, work("sibling", 0.01))
    await asyncio.sleep(0)
    child.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("through the child", group.cancelled(), child.cancelled())
    await asyncio.sleep(0.1)
    print(await asyncio.gather(child, work("last", 0), return_exceptions=True))


for part in (duplicates, empty, failure_leaves_others, cancel_outer, cancel_child):
    print("--", part.__name__)
    asyncio.run(part())
