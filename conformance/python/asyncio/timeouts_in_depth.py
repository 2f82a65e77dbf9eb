"""asyncio.timeout and timeout_at: reschedule, when, expired, nested, state repr, misuse, zero."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as cm:
        print(cm.when(), cm.expired(), cm)
        cm.reschedule(loop.time() + 0.2)
        await asyncio.sleep(0.1)
    try:
        async with asyncio.timeout(0.1) as cm:
            cm.reschedule(cm.when() + 0.2)
            await asyncio.sleep(0.2)
            print("extended")
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("expired", cm.expired(), repr(e), type(e.__cause__).__name__, cm)
    for outer, inner in ((0.1, 0.3), (0.3, 0.1)):
        try:
            async with asyncio.timeout(outer) as o:
                try:
                    async with asyncio.timeout(inner) as i:
                        await asyncio.sleep(1)
                except TimeoutError:
                    print("inner caught")
                print("after inner")
        except TimeoutError:
            print("outer caught", o.expired(), i.expired())
    try:
        async with asyncio.timeout(0):
            print("zero body starts")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("zero expired")
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(10)
    except TimeoutError:
        print("in the past")
    cm = asyncio.timeout(1)
    try:
        cm.reschedule(2)
    except RuntimeError as e:
        print(e)
    async with cm:
        try:
            async with cm:
                pass
        except RuntimeError as e:
            print(e)
    try:
        cm.reschedule(3)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.1):
            raise KeyError("own error")
    except KeyError as e:
        print("passes", e)

    async def swallow():
        async with asyncio.timeout(0.1) as t:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("swallowed")
        print("expired is", t.expired())

    try:
        await swallow()
    except TimeoutError:
        print("still a timeout")
    task = asyncio.create_task(asyncio.sleep(10))

    async def both():
        async with asyncio.timeout(0.2):
            await task

    b = asyncio.create_task(both())
    await asyncio.sleep(0.1)
    b.cancel()
    try:
        await b
    except asyncio.CancelledError:
        print("outer cancel wins", task.cancelled())


asyncio.run(main())
