# The second Ctrl-C does not wait for the cleaning up.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, os.kill, os.getpid(), signal.SIGINT)
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cancelled')
        try:
            await asyncio.sleep(5)
        finally:
            print('the rest of it')


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
