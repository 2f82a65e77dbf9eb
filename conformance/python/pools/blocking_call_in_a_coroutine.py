"""A blocking call in a coroutine stops the loop; in a thread it does not."""
import asyncio
import time


async def ticker(log):
    for _ in range(3):
        log.append('tick')
        await asyncio.sleep(0.08)


async def blocking(log):
    time.sleep(0.2)
    log.append('blocked')


async def threaded(log):
    await asyncio.to_thread(time.sleep, 0.4)
    log.append('in a thread')


async def main():
    for job in (blocking, threaded):
        log = []
        await asyncio.gather(ticker(log), job(log))
        print(log)


asyncio.run(main())
