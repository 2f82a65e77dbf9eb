# A signal in a blocking call inside of a coroutine, and in a loop that only sleeps.
import asyncio
import os
import signal
import threading
import time

signal.signal(signal.SIGUSR1, lambda s, f: print('handler'))


def later(seconds, number):
    threading.Timer(seconds, os.kill, (os.getpid(), number)).start()


async def blocking():
    later(0.05, signal.SIGUSR1)
    time.sleep(0.1)
    print('blocked')
    later(0.05, signal.SIGUSR1)
    await asyncio.sleep(0.1)
    print('slept')


asyncio.run(blocking())


async def interrupted():
    later(0.05, signal.SIGINT)
    time.sleep(0.1)
    print('goes on')
    await asyncio.sleep(0.1)


try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print('interrupted')
loop = asyncio.new_event_loop()
later(0.05, signal.SIGINT)
try:
    loop.run_forever()
except KeyboardInterrupt:
    print('left the loop')
loop.close()
