"""cancelling() and uncancel(): nested requests, swallowed ones, groups and timeouts that give theirs back."""
import asyncio


async def main():
    me = asyncio.current_task()
    loop = asyncio.get_running_loop()
    print(me.cancelling(), me.uncancel())
    me.cancel()
    me.cancel()
    print(me.cancelling())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("one error for two requests", me.uncancel(), me.uncancel())
    await asyncio.sleep(0.1)
    print("goes on")
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout gave its request back", me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(0)).add_done_callback(lambda t: None)

            async def fail():
                raise ValueError("child")

            tg.create_task(fail())
            await asyncio.sleep(1)
    except* ValueError:
        print("so did the group", me.cancelling())

    async def outer():
        t = asyncio.current_task()
        try:
            async with asyncio.timeout(0.2):
                try:
                    await asyncio.sleep(1)
                except asyncio.CancelledError:
                    print("inside", t.cancelling())
                    raise
        finally:
            print("outside", t.cancelling())

    t = asyncio.create_task(outer())
    loop.call_later(0.1, t.cancel)
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled, not timed out", t.cancelling())
    t = asyncio.create_task(outer())
    try:
        await t
    except TimeoutError:
        print("timed out", t.cancelling())


asyncio.run(main())
