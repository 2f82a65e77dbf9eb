"""asyncio.wait: what it refuses, its three ways to return, timeouts that leave tasks running."""
import asyncio


async def work(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


def start(*delays, error=None):
    return [asyncio.create_task(work(f"t{i}", delay, error if i == 1 else None), name=f"t{i}") for i, delay in enumerate(delays)]


async def ways():
    for way in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = start(0.01, 0.03, 0.06, error=KeyError("t1"))
        done, pending = await asyncio.wait(tasks, return_when=way)
        print(way, names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)


async def with_timeout():
    tasks = start(0.01, 0.5)
    done, pending = await asyncio.wait(tasks, timeout=0.1)
    print(names(done), names(pending), [task.cancelled() for task in pending])
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))


async def refused():
    coro = work("coroutine", 0)
    for things, options in (((), {}), ([coro], {}), (start(0)[0], {}), (start(0), {"return_when": "SOMETIME"})):
        try:
            await asyncio.wait(things, **options)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro.close()


async def futures():
    loop = asyncio.get_running_loop()
    first, second = loop.create_future(), loop.create_future()
    loop.call_later(0.02, first.set_result, 1)
    loop.call_later(0.04, second.cancel)
    done, pending = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
    print(first in done, second in pending)
    done, pending = await asyncio.wait([first, second])
    print(len(done), second.cancelled())


async def cancelled_waiter():
    tasks = start(1, 1)
    waiter = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print(waiter.cancelled(), [task.done() for task in tasks])
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks])


for part in (ways, with_timeout, refused, futures, cancelled_waiter):
    print("--", part.__name__)
    asyncio.run(part())
