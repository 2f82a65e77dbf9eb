"""Cancelled getters and putters: no item is lost, the next one in line is woken."""
import asyncio


async def main():
    q = asyncio.Queue()
    g1, g2 = asyncio.create_task(q.get()), asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("x")
    g1.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(g1.cancelled(), g2.done() and g2.result(), q.qsize())
    q = asyncio.Queue(1)
    q.put_nowait(0)
    p1, p2 = asyncio.create_task(q.put(1)), asyncio.create_task(q.put(2))
    await asyncio.sleep(0)
    print(q.get_nowait())
    p1.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(p1.cancelled(), p2.done(), q.qsize(), q.get_nowait())
    q = asyncio.Queue()
    try:
        await asyncio.wait_for(q.get(), 0.1)
    except TimeoutError:
        print("timed out")
    q.put_nowait("after")
    print(await q.get())
    q = asyncio.Queue()
    getters = [asyncio.create_task(q.get(), name=f"g{i}") for i in range(3)]
    await asyncio.sleep(0)
    q.put_nowait("a")
    q.put_nowait("b")
    getters[0].cancel()
    done, pending = await asyncio.wait(getters, timeout=0.1)
    print(sorted((t.get_name(), t.cancelled() or t.result()) for t in done), [t.get_name() for t in pending])
    pending.pop().cancel()
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    print(j.done())
    q.task_done()
    q.task_done()
    await asyncio.sleep(0)
    print(j.done())


asyncio.run(main())
