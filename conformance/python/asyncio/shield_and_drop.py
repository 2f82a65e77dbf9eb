"""shield: the inner one goes on, its exception is reported if nobody is left, shielding futures and done tasks."""
import asyncio


async def work(delay, fail=None):
    await asyncio.sleep(delay)
    if fail:
        raise fail
    print("work finished")
    return "value"


async def goes_on():
    task = asyncio.create_task(work(0.05))
    outer = asyncio.shield(task)
    outer.cancel("only the shield")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("outer", error.args, task.cancelled())
    print(await task)


async def awaiting_task_cancelled():
    inner = asyncio.create_task(work(0.05))

    async def waits():
        try:
            return await asyncio.shield(inner)
        except asyncio.CancelledError:
            print("waiter cancelled")
            raise

    waiter = asyncio.create_task(waits())
    await asyncio.sleep(0)
    waiter.cancel()
    print(await asyncio.gather(waiter, inner, return_exceptions=True))


async def inner_cancelled():
    inner = asyncio.create_task(work(1))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print(inner.cancelled(), outer.cancelled())


async def fails_later():
    outer = asyncio.shield(work(0.01, KeyError("nobody listens")))
    outer.cancel()
    await asyncio.sleep(0.05)
    outer = asyncio.shield(work(0.01, ValueError("never asked")))
    await asyncio.sleep(0.05)
    del outer
    print("dropped")


async def of_done():
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    print(asyncio.shield(done) is done)
    task = asyncio.create_task(work(0))
    await task
    print(asyncio.shield(task) is task, await asyncio.shield(task))
    nested = asyncio.shield(asyncio.shield(asyncio.create_task(work(0.01))))
    print(await nested)


for part in (goes_on, awaiting_task_cancelled, inner_cancelled, fails_later, of_done):
    print("--", part.__name__, flush=True)
    asyncio.run(part())
