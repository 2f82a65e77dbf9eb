import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "finished")
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        raise


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as cm:
        await work("in time", 0.1)
    print("expired", cm.expired())

    try:
        async with asyncio.timeout(0.1) as cm:
            await work("too late", 1)
    except TimeoutError as e:
        print("TimeoutError", cm.expired(), type(e.__cause__).__name__)

    try:
        async with asyncio.timeout(0.2) as outer:
            try:
                async with asyncio.timeout(0.5) as inner:
                    await work("nested", 1)
            except TimeoutError:
                print("never: the inner one did not expire")
    except TimeoutError:
        print("outer expired", outer.expired(), inner.expired())

    async with asyncio.timeout(0.1) as cm:
        await work("rescheduled 1", 0.05)
        cm.reschedule(loop.time() + 0.3)
        await work("rescheduled 2", 0.2)
    print("deadline was moved", cm.expired())

    async with asyncio.timeout(None) as cm:
        print("no deadline", cm.when())
        cm.reschedule(loop.time() + 10)
        print("now one", round(cm.when() - loop.time(), 2))

    try:
        async with asyncio.timeout(-1):
            print("body runs up to its first suspension")
            await work("never", 0.1)
    except TimeoutError:
        print("timed out at once")

    try:
        async with asyncio.timeout_at(loop.time() + 0.1):
            await work("at", 1)
    except TimeoutError:
        print("timeout_at")

    try:
        async with asyncio.timeout(0.1):
            try:
                await work("other error", 1)
            finally:
                raise KeyError("in clean-up")
    except KeyError as e:
        print("KeyError wins", e)

    task = asyncio.current_task()
    print("cancelling", task.cancelling())


asyncio.run(main())
