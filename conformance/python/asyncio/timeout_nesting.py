"""asyncio.timeout: nested, rescheduled, expired from within, beside a real cancellation."""
import asyncio


async def nested():
    try:
        async with asyncio.timeout(0.2) as outer:
            try:
                async with asyncio.timeout(0.05) as inner:
                    await asyncio.sleep(1)
            except TimeoutError as error:
                print("inner", inner.expired(), outer.expired(), repr(error.__cause__))
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", outer.expired())


async def same_deadline():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.1
    try:
        async with asyncio.timeout_at(when) as outer:
            try:
                async with asyncio.timeout_at(when) as inner:
                    await asyncio.sleep(1)
            finally:
                print(inner.expired(), outer.expired(), asyncio.current_task().cancelling())
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())


async def rescheduled():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as scope:
        print(scope.when(), scope)
        scope.reschedule(loop.time() + 0.1)
        await asyncio.sleep(0.05)
        scope.reschedule(None)
        await asyncio.sleep(0.1)
    print(scope.expired(), scope)
    for act in (lambda: scope.reschedule(1), ):
        try:
            act()
        except RuntimeError as error:
            print(error)
    scope = asyncio.timeout(1)
    try:
        scope.reschedule(2)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0):
            print("runs until the first await")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("over at once")


async def cancelled_too():
    async def work():
        try:
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
        except TimeoutError:
            print("a timeout")
        except asyncio.CancelledError as error:
            print("cancelled", error.args)
            raise

    task = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(0.1 - 0.05, task.cancel, "real")
    print(await asyncio.gather(task, return_exceptions=True))


async def other_errors():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise KeyError("replaced")
    except KeyError as error:
        print(repr(error), repr(error.__context__), asyncio.current_task().cancelling())


for part in (nested, same_deadline, rescheduled, cancelled_too, other_errors):
    print("--", part.__name__)
    asyncio.run(part())
