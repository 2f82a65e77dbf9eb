"""A thread produces for coroutines through an asyncio queue, by call_soon_threadsafe."""
import asyncio
import threading
import time


def producer(loop, q):
    for i in range(4):
        time.sleep(0.04)
        loop.call_soon_threadsafe(q.put_nowait, i)
    time.sleep(0.04)
    loop.call_soon_threadsafe(q.put_nowait, None)


async def main():
    q = asyncio.Queue()
    threading.Thread(target=producer, args=(asyncio.get_running_loop(), q)).start()
    while (item := await q.get()) is not None:
        print('consumed', item)


asyncio.run(main())
