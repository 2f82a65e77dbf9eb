"""Queue, PriorityQueue, LifoQueue: order, full and empty errors, join, task_done errors, repr, tuples."""
import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class Job:
    priority: int
    item: Any = field(compare=False)


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = kind(maxsize=3)
        for v in (3, 1, 2):
            q.put_nowait(v)
        print(kind.__name__, q.full(), q.qsize(), q.maxsize, [q.get_nowait() for _ in range(3)], q.empty())
    q = asyncio.Queue(2)
    print(q)
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    await q.put("a")
    await q.put("b")
    try:
        q.put_nowait("c")
    except asyncio.QueueFull as e:
        print(repr(e))
    putter = asyncio.create_task(q.put("c"))
    await asyncio.sleep(0)
    print(q, putter.done())
    print(await q.get(), putter.done())
    await putter
    print(q)
    for _ in range(3):
        q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    pq = asyncio.PriorityQueue()
    for job in (Job(3, "low"), Job(1, "urgent"), Job(2, {"not": "comparable"}), Job(1, "urgent too")):
        await pq.put(job)
    while not pq.empty():
        print((await pq.get()).item)
    tuples = asyncio.PriorityQueue()
    await tuples.put((1, "b", object()))
    await tuples.put((1, "a", object()))
    print((await tuples.get())[:2])
    bad = asyncio.PriorityQueue()
    await bad.put((1, {}))
    try:
        await bad.put((1, {}))
    except TypeError as e:
        print(e)

    async def worker(name, queue):
        while True:
            item = await queue.get()
            try:
                await asyncio.sleep(0.01 * item)
                if item == 3:
                    raise ValueError("three")
                print(name, item)
            except ValueError as e:
                print(name, "failed on", e)
            finally:
                queue.task_done()

    work = asyncio.Queue()
    for i in range(1, 6):
        work.put_nowait(i)
    workers = [asyncio.create_task(worker(f"w{i}", work)) for i in range(2)]
    await work.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True), work)
    getter = asyncio.create_task(q.get())
    await q.get(), await q.get()
    await asyncio.sleep(0)
    print(q)
    getter.cancel()
    await asyncio.sleep(0)
    q.put_nowait("kept")
    print(q.qsize(), getter.cancelled())


asyncio.run(main())
