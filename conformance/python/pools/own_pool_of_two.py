"""run_in_executor with a pool of two: the third job waits."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    with ThreadPoolExecutor(2) as pool:
        async def job(name, seconds):
            await loop.run_in_executor(pool, time.sleep, seconds)
            print(name, round((loop.time() - start) / 0.15))

        await asyncio.gather(job('a', 0.45), job('b', 0.3), job('c', 0.3))


asyncio.run(main())
