"""A thread hands callbacks to a loop that sleeps."""
import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    got = []

    def worker():
        for i in range(3):
            time.sleep(0.05)
            loop.call_soon_threadsafe(got.append, i)
        time.sleep(0.05)
        loop.call_soon_threadsafe(done.set_result, 'all sent')

    threading.Thread(target=worker).start()
    print(await done, got)


asyncio.run(main())
