import asyncio


async def job(name, delay, on_cancel="raise"):
    try:
        await asyncio.sleep(delay)
        print(name, "finished")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        if on_cancel == "value":
            return "value in spite of it"
        if on_cancel == "slow":
            await asyncio.sleep(0.2)
            print(name, "slow clean-up done")
        if on_cancel == "error":
            raise RuntimeError("clean-up failed")
        raise


async def attempt(awaitable, timeout):
    loop = asyncio.get_running_loop()
    started = loop.time()
    try:
        result = await asyncio.wait_for(awaitable, timeout)
        print("  result", result, end="")
    except asyncio.TimeoutError as e:
        print("  TimeoutError", e.args, "cause", type(e.__cause__).__name__, end="")
    except Exception as e:
        print("  ", repr(e), end="")
    print(f" after {loop.time() - started:.2f}")


async def main():
    await attempt(job("quick", 0.1), 0.5)
    await attempt(job("late", 0.5), 0.1)
    await attempt(job("stubborn", 0.5, "value"), 0.1)
    await attempt(job("slow", 0.5, "slow"), 0.1)
    await attempt(job("broken", 0.5, "error"), 0.1)
    await attempt(job("none", 0.3), None)
    await attempt(job("zero", 0.3), 0)
    await attempt(job("negative", 0.3), -1)
    done = asyncio.create_task(job("done before", 0))
    await asyncio.sleep(0.01)
    await attempt(done, 0)
    future = asyncio.get_running_loop().create_future()
    await attempt(future, 0.1)
    print("future cancelled", future.cancelled())

    outer = asyncio.create_task(asyncio.wait_for(job("inner", 5), 10), name="outer")
    await asyncio.sleep(0.05)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")


asyncio.run(main())
