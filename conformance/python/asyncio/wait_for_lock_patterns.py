"""Locks with timeouts, trying without waiting, priorities by hand, a lock per key, re-entering by counting."""
import asyncio
import heapq
from collections import defaultdict
from contextlib import asynccontextmanager


def now():
    return round(asyncio.get_running_loop().time(), 2)


@asynccontextmanager
async def timed(lock, timeout):
    await asyncio.wait_for(lock.acquire(), timeout)
    try:
        yield
    finally:
        lock.release()


class PriorityLock:
    def __init__(self):
        self.held, self.waiting, self.n = False, [], 0

    async def acquire(self, priority):
        if self.held:
            f = asyncio.get_running_loop().create_future()
            self.n += 1
            heapq.heappush(self.waiting, (priority, self.n, f))
            await f
        self.held = True

    def release(self):
        if self.waiting:
            heapq.heappop(self.waiting)[2].set_result(None)
        else:
            self.held = False


class Reentrant:
    def __init__(self):
        self.lock, self.owner, self.depth = asyncio.Lock(), None, 0

    async def __aenter__(self):
        me = asyncio.current_task()
        if self.owner is not me:
            await self.lock.acquire()
            self.owner = me
        self.depth += 1

    async def __aexit__(self, *exc):
        self.depth -= 1
        if self.depth == 0:
            self.owner = None
            self.lock.release()


async def main():
    lock = asyncio.Lock()

    async def use(name, timeout, work):
        try:
            async with timed(lock, timeout):
                print(now(), name, "has it")
                await asyncio.sleep(work)
        except TimeoutError:
            print(now(), name, "gave up")

    await asyncio.gather(use("a", 1, 0.3), use("b", 0.1, 0.1), use("c", 1, 0.1))
    p = PriorityLock()

    async def job(priority):
        await p.acquire(priority)
        print(now(), "priority", priority)
        await asyncio.sleep(0.1)
        p.release()

    await asyncio.gather(*(job(n) for n in (5, 3, 9, 1)))
    locks = defaultdict(asyncio.Lock)

    async def keyed(key, n):
        async with locks[key]:
            print(now(), key, n)
            await asyncio.sleep(0.1)

    await asyncio.gather(*(keyed(k, i) for i, k in enumerate("aabba")))
    r = Reentrant()

    async def nested(name, depth):
        async with r:
            print(now(), name, depth)
            if depth:
                await nested(name, depth - 1)
            await asyncio.sleep(0.05)

    await asyncio.gather(nested("x", 2), nested("y", 1))


asyncio.run(main())
