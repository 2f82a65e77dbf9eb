"""Things that posts build on asyncio: rate limiter, cache of futures, debounce, periodic, read-write lock, pub-sub."""
import asyncio
from collections import defaultdict


def now():
    return round(asyncio.get_running_loop().time(), 2)


class RateLimiter:
    def __init__(self, rate):
        self.interval, self.next = 1 / rate, 0

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        wait = self.next - loop.time()
        self.next = max(loop.time(), self.next) + self.interval
        if wait > 0:
            await asyncio.sleep(wait)

    async def __aexit__(self, *exc):
        return False


class Cache:
    def __init__(self, load):
        self.load, self.futures = load, {}

    async def get(self, key):
        if key not in self.futures:
            self.futures[key] = asyncio.create_task(self.load(key))
        return await self.futures[key]


class PubSub:
    def __init__(self):
        self.subscribers = defaultdict(set)

    def publish(self, topic, message):
        for q in sorted(self.subscribers[topic], key=lambda q: q.number):
            q.put_nowait(message)

    async def listen(self, topic, name, n, number):
        q = asyncio.Queue()
        q.number = number
        self.subscribers[topic].add(q)
        for _ in range(n):
            print(name, "heard", await q.get())
        self.subscribers[topic].discard(q)


class RWLock:
    def __init__(self):
        self.readers, self.writing, self.cond = 0, False, asyncio.Condition()

    async def read(self, name):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing)
            self.readers += 1
        print(now(), name, "reads with", self.readers)
        await asyncio.sleep(0.1)
        async with self.cond:
            self.readers -= 1
            self.cond.notify_all()

    async def write(self, name):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        print(now(), name, "writes")
        await asyncio.sleep(0.15)
        async with self.cond:
            self.writing = False
            self.cond.notify_all()


async def periodic(interval, times, f):
    for i in range(times):
        f(i)
        await asyncio.sleep(interval)


def debounce(delay):
    def decorate(f):
        handle = None

        def call(*args):
            nonlocal handle
            if handle:
                handle.cancel()
            handle = asyncio.get_running_loop().call_later(delay, f, *args)
        return call
    return decorate


async def load(key):
    print(now(), "loading", key)
    await asyncio.sleep(0.1)
    return key.upper()


async def main():
    limiter = RateLimiter(5)

    async def request(i):
        async with limiter:
            print(now(), "request", i)

    await asyncio.gather(*(request(i) for i in range(4)))
    cache = Cache(load)
    print(await asyncio.gather(*(cache.get(k) for k in ("a", "b", "a", "a"))))
    bus = PubSub()
    listeners = [asyncio.create_task(bus.listen("news", f"l{i}", 2 - i, i)) for i in range(2)]
    await asyncio.sleep(0)
    for message in ("one", "two", "three"):
        bus.publish("news", message)
        await asyncio.sleep(0)
    await asyncio.gather(*listeners)
    lock = RWLock()
    await asyncio.gather(lock.read("r1"), lock.read("r2"), lock.write("w1"), lock.read("r3"), lock.write("w2"))
    await periodic(0.1, 3, lambda i: print(now(), "tick", i))

    @debounce(0.1)
    def save(text):
        print(now(), "saved", text)

    for text in ("d", "dr", "draft"):
        save(text)
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.2)


asyncio.run(main())
