"""Tracebacks and contexts when errors travel through tasks: cause, context, notes, and re-raising the same error."""
import asyncio
import traceback


async def low():
    raise ValueError("low")


async def middle():
    try:
        await low()
    except ValueError as e:
        raise RuntimeError("middle") from e


async def main():
    t = asyncio.create_task(middle())
    try:
        await t
    except RuntimeError as e:
        e.add_note("seen in main")
        print(repr(e.__cause__), e.__notes__)
        print([f.name for f in traceback.extract_tb(e.__traceback__)])
    first = t.exception()
    try:
        await t
    except RuntimeError as e:
        print(e is first, [f.name for f in traceback.extract_tb(e.__traceback__)])
    try:
        try:
            raise KeyError("before")
        except KeyError:
            await asyncio.create_task(low())
    except ValueError as e:
        print(repr(e.__context__))

    async def timeout_inside():
        try:
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
        except TimeoutError as e:
            print(type(e.__cause__).__name__, type(e.__context__).__name__)
            raise LookupError("gave up") from e

    try:
        await timeout_inside()
    except LookupError as e:
        print(repr(e.__cause__))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(middle())
    except* RuntimeError as eg:
        print(repr(eg.exceptions[0].__cause__), eg.__cause__, eg.__context__)


asyncio.run(main())
