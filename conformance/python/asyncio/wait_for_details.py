"""wait_for in 3.11: no time, no limit, an awaitable that finishes while it is cancelled, one that ignores it."""
import asyncio


async def work(delay, result="result", ignore=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", "ignored" if ignore else "")
        if not ignore:
            raise
        await asyncio.sleep(0.02)
    return result


async def limits():
    print(await asyncio.wait_for(work(0.01), None))
    print(await asyncio.wait_for(work(0), 1))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(work(0), timeout)
        except TimeoutError as error:
            print("at once", repr(error), repr(error.__cause__))
    done = asyncio.get_running_loop().create_future()
    done.set_result("was done")
    print(await asyncio.wait_for(done, 0))


async def too_slow():
    try:
        await asyncio.wait_for(work(1), 0.05)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), asyncio.TimeoutError is TimeoutError)


async def stubborn():
    started = asyncio.get_running_loop().time()
    try:
        print(await asyncio.wait_for(work(1, ignore=True), 0.05))
    except TimeoutError:
        print("timeout")
    print(round(asyncio.get_running_loop().time() - started, 3))


async def fails_when_cancelled():
    async def bad():
        try:
            await asyncio.sleep(1)
        finally:
            raise KeyError("in finally")

    try:
        await asyncio.wait_for(bad(), 0.01)
    except KeyError as error:
        print(repr(error), repr(error.__context__))


async def outer_cancel():
    inner = asyncio.create_task(work(1))
    outer = asyncio.create_task(asyncio.wait_for(inner, 0.5))
    await asyncio.sleep(0.01)
    outer.cancel("outside")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(error.args, inner.cancelled())


async def shielded():
    inner = asyncio.create_task(work(0.1))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.02)
    except TimeoutError:
        print("gave up, still running:", not inner.done())
    print(await inner)


for part in (limits, too_slow, stubborn, fails_when_cancelled, outer_cancel, shielded):
    print("--", part.__name__)
    asyncio.run(part())
