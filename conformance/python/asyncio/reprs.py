"""What tasks, futures, handles and locks look like."""
import asyncio


def show(thing):
    words = repr(thing).replace(__file__, "FILE").split(" ")
    print(*["0x" if w.startswith("0x") else w for w in words])


async def job():
    await asyncio.sleep(10)


async def fails():
    raise ValueError("x" * 3)


def callback(arg):
    pass


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(job(), name="named")
    show(t)
    await asyncio.sleep(0)
    show(t)
    t.cancel()
    show(t)
    await asyncio.wait([t])
    show(t)
    t = asyncio.create_task(fails())
    await asyncio.wait([t])
    show(t)
    t.exception()
    f = loop.create_future()
    show(f)
    f.add_done_callback(callback)
    show(f)
    f.set_result([1, 2])
    show(f)
    show(loop.call_soon(callback, 1))
    h = loop.call_soon(callback, "a")
    h.cancel()
    show(h)
    for thing in (asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(3), asyncio.Queue(2), asyncio.Condition()):
        show(thing)
    lock = asyncio.Lock()
    await lock.acquire()
    show(lock)
    e = asyncio.Event()
    e.set()
    show(e)
    for thing in (job, asyncio.sleep(0), main):
        show(thing)
        if asyncio.iscoroutine(thing):
            thing.close()


asyncio.run(main())
