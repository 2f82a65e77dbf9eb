"""Structured handling of cancellation with cancelling() and uncancel()."""
import asyncio


async def stubborn(log):
    task = asyncio.current_task()
    for attempt in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            log.append((attempt, task.cancelling()))
            if attempt == 1:
                log.append(("uncancel", task.uncancel()))
    return "ended by itself"


async def inner_timeout_and_outer_cancel():
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout; cancelling", asyncio.current_task().cancelling())
    await asyncio.sleep(1)


async def group_in_cancelled_task():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(1))
    except asyncio.CancelledError:
        print("group was cancelled", asyncio.current_task().cancelling())
        asyncio.current_task().uncancel()
        await asyncio.sleep(0.01)
        return "recovered"


async def main():
    log = []
    task = asyncio.create_task(stubborn(log))
    for _ in range(3):
        await asyncio.sleep(0.01)
        task.cancel()
    print(await task, log, task.cancelling(), task.cancelled())

    task = asyncio.create_task(inner_timeout_and_outer_cancel())
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", task.cancelled(), task.cancelling())

    task = asyncio.create_task(group_in_cancelled_task())
    await asyncio.sleep(0.05)
    task.cancel()
    print(await task)

    async def cancel_during_cleanup():
        try:
            await asyncio.sleep(1)
        finally:
            print("clean-up begins")
            try:
                await asyncio.sleep(0.1)
            finally:
                print("clean-up interrupted or done")

    task = asyncio.create_task(cancel_during_cleanup())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
