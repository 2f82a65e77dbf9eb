"""A rate limiter: so many starts in any period, and a token bucket."""
import asyncio
from collections import deque


class RateLimiter:
    def __init__(self, rate, period):
        self.rate, self.period, self.starts = rate, period, deque()
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            while len(self.starts) >= self.rate:
                wait = self.starts[0] + self.period - loop.time()
                if wait <= 0:
                    self.starts.popleft()
                else:
                    await asyncio.sleep(wait)
            self.starts.append(loop.time())

    async def __aexit__(self, *exc):
        return False


async def call(limiter, n, begin):
    async with limiter:
        now = asyncio.get_running_loop().time()
        print(f"call {n} at {now - begin:.2f}")


class Bucket:
    def __init__(self, capacity, interval):
        self.tokens, self.capacity, self.interval = capacity, capacity, interval
        self.more = asyncio.Condition()

    async def fill(self):
        while True:
            await asyncio.sleep(self.interval)
            async with self.more:
                if self.tokens < self.capacity:
                    self.tokens += 1
                    self.more.notify()

    async def take(self):
        async with self.more:
            await self.more.wait_for(lambda: self.tokens)
            self.tokens -= 1


async def main():
    begin = asyncio.get_running_loop().time()
    limiter = RateLimiter(3, 0.5)
    await asyncio.gather(*(call(limiter, i, begin) for i in range(8)))
    bucket = Bucket(2, 0.25)
    filler = asyncio.create_task(bucket.fill())
    start = asyncio.get_running_loop().time()
    for i in range(5):
        await bucket.take()
        print(f"token {i} at {asyncio.get_running_loop().time() - start:.2f}")
    filler.cancel()


asyncio.run(main())
