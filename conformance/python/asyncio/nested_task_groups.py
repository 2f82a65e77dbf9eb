"""Groups in groups, a group in a task of a group, results by name, cancel one child, errors from several levels."""
import asyncio


async def leaf(n, delay=0.1, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("leaf", n, "cancelled")
        raise
    if error:
        raise error
    return n


async def branch(n, error=None):
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(leaf(f"{n}.{i}", 0.1 * (i + 1), error if i == 1 else None)) for i in range(3)]
    return [t.result() for t in ts]


def shape(eg):
    return [shape(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in eg.exceptions]


async def main():
    async with asyncio.TaskGroup() as tg:
        a, b = tg.create_task(branch("a")), tg.create_task(branch("b"))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(branch("x", ValueError("x")))
            tg.create_task(branch("y"))
            tg.create_task(leaf("alone", 5))
    except* ValueError as eg:
        print(shape(eg), eg.message)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(branch("p", ValueError("p")))
            tg.create_task(branch("q", KeyError("q")))
    except* KeyError as eg:
        print("keys", shape(eg))
    except* ValueError as eg:
        print("values", shape(eg))
    async with asyncio.TaskGroup() as tg:
        keep = tg.create_task(leaf("keep", 0.3))
        drop = tg.create_task(leaf("drop", 0.3))
        await asyncio.sleep(0.1)
        drop.cancel()
    print(keep.result(), drop.cancelled())

    async def inner_error():
        async with asyncio.TaskGroup():
            raise LookupError("in a body")

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner_error())
            await asyncio.sleep(1)
    except* LookupError as eg:
        print(shape(eg))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
