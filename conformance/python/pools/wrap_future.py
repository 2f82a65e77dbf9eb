"""A future of a pool awaited as one of asyncio."""
import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor


async def main():
    with ThreadPoolExecutor(2) as pool:
        f = pool.submit(lambda: time.sleep(0.04) or 'ready')
        print(await asyncio.wrap_future(f))
        own = asyncio.get_running_loop().create_future()
        print(asyncio.wrap_future(own) is own)
        g = Future()
        w = asyncio.wrap_future(g)
        w.cancel()
        await asyncio.sleep(0)
        print(g.cancelled(), w.cancelled())
        try:
            asyncio.wrap_future(5)
        except AssertionError as e:
            print(e)


asyncio.run(main())
