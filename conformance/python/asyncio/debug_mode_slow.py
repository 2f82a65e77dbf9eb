"""Debug mode: the slow callback message on standard error, coroutine origin, threshold."""
import asyncio
import logging
import time

logging.basicConfig(level=logging.WARNING, format="%(levelname)s:%(name)s:%(message).30s")


async def blocking():
    time.sleep(0.3)


def long_callback():
    time.sleep(0.6)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.sleep(0)
    t = asyncio.create_task(blocking(), name="hog")
    await t
    loop.slow_callback_duration = 0.5
    await asyncio.create_task(blocking())
    loop.call_soon(long_callback)
    await asyncio.sleep(0)
    loop.set_debug(False)
    await asyncio.create_task(blocking())
    print("end")


asyncio.run(main(), debug=True)
