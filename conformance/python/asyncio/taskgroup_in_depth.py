"""TaskGroup: nested groups, errors in the body and in several children, create after close, repr, results."""
import asyncio


async def ok(n, delay=0.1):
    await asyncio.sleep(delay)
    return n


async def bad(e, delay=0.1):
    await asyncio.sleep(delay)
    raise e


async def main():
    async with asyncio.TaskGroup() as tg:
        print(tg)
        a = tg.create_task(ok(1), name="a")
        b = tg.create_task(ok(2))
        print(tg)
    print(a.result() + b.result(), tg)
    try:
        tg.create_task(coro := ok(3))
    except RuntimeError as e:
        print(e)
        coro.close()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(ValueError("v")))
            tg.create_task(bad(TypeError("t")))
            survivor = tg.create_task(ok(5, 1))
    except* ValueError as eg:
        print("ValueErrors", eg.exceptions)
    except* TypeError as eg:
        print("TypeErrors", eg.exceptions)
    print(survivor.cancelled())
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(ok("outer", 5), name="outer child")
            async with asyncio.TaskGroup() as inner:
                inner.create_task(bad(KeyError("inner")))
                inner.create_task(ok("inner", 5))
    except* KeyError as eg:
        print(repr(eg))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(OSError("child"), 0.05))
            await asyncio.sleep(0)
            raise ValueError("body")
    except BaseExceptionGroup as eg:
        print(eg.message, eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(ok(1, 1))
            await asyncio.sleep(0)
            t.cancel()
            await asyncio.sleep(0.1)
        print("a cancelled child is not an error", t.cancelled())
    except BaseException as e:
        print("never", repr(e))

    async def spawns(tg, n):
        if n:
            tg.create_task(spawns(tg, n - 1), name=f"level {n - 1}")
        await asyncio.sleep(0.01)
        print("level", n)

    async with asyncio.TaskGroup() as tg:
        tg.create_task(spawns(tg, 3))
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(ok(1, 10))
                tg.create_task(ok(1, 20))
    except TimeoutError:
        print("group timed out")
    tg = asyncio.TaskGroup()
    try:
        tg.create_task(c := ok(1))
    except RuntimeError as e:
        print(e)
        c.close()
    async with tg:
        pass
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(e)

    async def cleanup():
        try:
            await asyncio.sleep(10)
        finally:
            raise RuntimeError("in cleanup")

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleanup())
            tg.create_task(bad(ValueError("first")))
    except* Exception as eg:
        print(eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(SystemExit(3), 0)) if False else tg.create_task(ok(0, 0))
    finally:
        print("done")


asyncio.run(main())
