"""wait_for gives up on a thread, which goes on all the same."""
import asyncio
import time


def slow():
    time.sleep(0.2)
    print('the thread ends')


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(slow), 0.05)
    except TimeoutError:
        print('gave up')
    await asyncio.sleep(0.3)


asyncio.run(main())
print('run is over')
