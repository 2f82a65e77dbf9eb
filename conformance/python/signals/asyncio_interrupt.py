# Ctrl-C under asyncio.run: the main task is cancelled, cleans up, and run raises KeyboardInterrupt.
import asyncio
import os
import signal


async def worker(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise
    finally:
        print(name, 'cleaned up')


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
    task = asyncio.create_task(worker('worker'))
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('main cancelled')
        await asyncio.sleep(0.01)
        print('main cleaned up')
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print('interrupted', repr(error), repr(error.__context__))
