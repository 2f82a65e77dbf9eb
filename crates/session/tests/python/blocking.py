import asyncio
import time


async def tick():
    await asyncio.sleep(0.5)
    print('tick')


async def rude():
    print('calling')
    time.sleep(2)
    print('called')


async def main():
    await asyncio.gather(tick(), rude())


asyncio.run(main())
