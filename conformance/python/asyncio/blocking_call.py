"""A blocking call inside a coroutine holds everybody up."""
import asyncio
import time


async def heartbeat(start):
    for i in range(5):
        print(f"{time.monotonic() - start:.2f} beat {i}")
        await asyncio.sleep(0.25)


async def good():
    await asyncio.sleep(0.6)
    print("good done")


async def bad():
    await asyncio.sleep(0.1)
    print("blocking now")
    time.sleep(0.8)
    print("blocked long enough")


async def main():
    start = time.monotonic()
    await asyncio.gather(heartbeat(start), good(), bad())
    print(f"{time.monotonic() - start:.2f} end")


asyncio.run(main())
