# A main task that swallows the cancellation ends as it likes; one interrupted while it computes.
import asyncio
import signal


async def swallows():
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('swallowed', asyncio.current_task().cancelling())
        return 'done'


print(asyncio.run(swallows()))


async def computes():
    signal.raise_signal(signal.SIGINT)
    print('still here')
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print('at the next await')
        raise


try:
    asyncio.run(computes())
except KeyboardInterrupt:
    print('interrupted')


async def own():
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0)
    print('nothing happened')


signal.signal(signal.SIGINT, lambda s, f: print('own handler'))
asyncio.run(own())
