"""Cancelling who waits for a thread does not stop the thread; what has not begun is cancelled."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

log = []


def work(name):
    time.sleep(0.2)
    log.append(name)


async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(1)
    tasks = [asyncio.ensure_future(loop.run_in_executor(pool, work, name)) for name in ('begun', 'queued')]
    await asyncio.sleep(0.05)
    for t in tasks:
        t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(log)
    pool.shutdown()
    print(log)


asyncio.run(main())
