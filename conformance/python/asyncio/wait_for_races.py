"""wait_for: results, None, zero, nested, on futures and tasks, exceptions, the coroutine that resists."""
import asyncio


async def slow(delay, value):
    try:
        await asyncio.sleep(delay)
        return value
    except asyncio.CancelledError:
        print("cancelled", value)
        raise


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no", i)
    return "done anyway"


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(slow(0.1, "a"), None), await asyncio.wait_for(slow(0.1, "b"), 0.5))
    for timeout in (0.1, 0, -1):
        try:
            await asyncio.wait_for(slow(1, f"t{timeout}"), timeout)
        except TimeoutError as e:
            print(repr(e), repr(e.__cause__))
    task = asyncio.create_task(slow(1, "task"))
    try:
        await asyncio.wait_for(task, 0.1)
    except asyncio.TimeoutError:
        print(task.cancelled())
    shielded = asyncio.create_task(slow(0.3, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.1)
    except asyncio.TimeoutError:
        print("goes on", shielded.done())
    print(await shielded)
    future = loop.create_future()
    loop.call_later(0.1, future.set_result, "future")
    print(await asyncio.wait_for(future, 1))
    done = loop.create_future()
    done.set_result("ready")
    print(await asyncio.wait_for(done, 0))
    try:
        await asyncio.wait_for(slow(1, "inner"), 5)
    except TimeoutError:
        print("never")
    start = loop.time()
    print(await asyncio.wait_for(stubborn(), 0.5), round(loop.time() - start, 1))

    async def fails():
        raise ValueError("quick")

    try:
        await asyncio.wait_for(fails(), 1)
    except ValueError as e:
        print(e)

    async def cleanup_fails():
        try:
            await asyncio.sleep(1)
        finally:
            raise OSError("cleanup")

    try:
        await asyncio.wait_for(cleanup_fails(), 0.1)
    except OSError as e:
        print(repr(e), type(e.__context__).__name__)
    try:
        await asyncio.wait_for(asyncio.wait_for(slow(5, "nested"), 0.3), 0.1)
    except TimeoutError:
        print("outer one")
    outer = asyncio.create_task(asyncio.wait_for(slow(5, "outer"), 3))
    await asyncio.sleep(0.1)
    outer.cancel()
    print(await asyncio.gather(outer, return_exceptions=True))


asyncio.run(main())
