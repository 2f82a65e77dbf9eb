"""Two limiters that articles show: a token bucket that refills by the clock, and a sliding window."""
import asyncio
from collections import deque


class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity, self.tokens = rate, capacity, capacity
        self.updated = asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def take(self):
        async with self.lock:
            while True:
                now = asyncio.get_running_loop().time()
                self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
                self.updated = now
                if self.tokens >= 0.999:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate)


class Window:
    def __init__(self, calls, period):
        self.calls, self.period, self.stamps = calls, period, deque()

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while len(self.stamps) >= self.calls:
            left = self.stamps[0] + self.period - loop.time()
            if left <= 0:
                self.stamps.popleft()
            else:
                await asyncio.sleep(left)
        self.stamps.append(loop.time())

    async def __aexit__(self, *error):
        return False


async def bucket_user(bucket, n, started, log):
    await bucket.take()
    log.append((n, round(asyncio.get_running_loop().time() - started, 2)))


async def main():
    loop = asyncio.get_running_loop()
    started, log = loop.time(), []
    bucket = TokenBucket(rate=10, capacity=3)
    await asyncio.gather(*(bucket_user(bucket, n, started, log) for n in range(7)))
    print(log)
    started, window = loop.time(), Window(2, 0.5)
    times = []
    for n in range(5):
        async with window:
            times.append(round(loop.time() - started, 2))
    print(times)


asyncio.run(main())
