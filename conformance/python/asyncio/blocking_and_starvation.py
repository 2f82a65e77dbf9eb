"""What time.sleep, a long loop, and sleep(0) in between do to the other tasks."""
import asyncio
import time


def now():
    return f"{asyncio.get_running_loop().time():.1f}"


async def heartbeat(n):
    for _ in range(n):
        print(now(), "beat")
        await asyncio.sleep(0.2)


async def blocking():
    await asyncio.sleep(0.1)
    print(now(), "blocking starts")
    time.sleep(1)
    print(now(), "blocking ends")


async def polite():
    await asyncio.sleep(0.1)
    for i in range(5):
        time.sleep(0.2)
        await asyncio.sleep(0)
    print(now(), "polite ends")


async def greedy():
    n = 0
    end = asyncio.get_running_loop().time() + 0.3
    while asyncio.get_running_loop().time() < end:
        n += 1
        await asyncio.sleep(0.07)
    print(now(), "greedy", n > 4)


async def main():
    await asyncio.gather(heartbeat(5), blocking())
    print("---")
    await asyncio.gather(heartbeat(5), polite())
    print("---")
    await asyncio.gather(heartbeat(2), greedy())
    t = time.monotonic()
    await asyncio.gather(asyncio.to_thread(int) if False else asyncio.sleep(0.5), asyncio.sleep(0.5))
    print(round(time.monotonic() - t, 1))


asyncio.run(main())
