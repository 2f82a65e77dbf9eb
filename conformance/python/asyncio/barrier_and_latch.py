"""Primitives that people build from the ones that are there."""
import asyncio


class Latch:
    def __init__(self, n):
        self.n, self.event = n, asyncio.Event()

    def count_down(self):
        self.n -= 1
        if self.n == 0:
            self.event.set()

    async def wait(self):
        await self.event.wait()


class ReadWriteLock:
    def __init__(self):
        self.readers, self.cond = 0, asyncio.Condition()

    async def read(self, name, delay):
        async with self.cond:
            self.readers += 1
        print(name, "reads with", self.readers)
        await asyncio.sleep(delay)
        async with self.cond:
            self.readers -= 1
            if self.readers == 0:
                self.cond.notify_all()

    async def write(self, name, delay):
        async with self.cond:
            await self.cond.wait_for(lambda: self.readers == 0)
            print(name, "writes")
            await asyncio.sleep(delay)
        print(name, "wrote")


class Pipe:
    def __init__(self):
        self.value, self.full, self.empty = None, asyncio.Semaphore(0), asyncio.Semaphore(1)

    async def send(self, value):
        await self.empty.acquire()
        self.value = value
        self.full.release()

    async def receive(self):
        await self.full.acquire()
        value, self.value = self.value, None
        self.empty.release()
        return value


async def main():
    latch = Latch(3)

    async def part(n):
        await asyncio.sleep(0.01 * n)
        print("part", n)
        latch.count_down()

    tasks = [asyncio.create_task(part(n)) for n in (3, 1, 2)]
    await latch.wait()
    print("all parts there", all(t.done() for t in tasks))

    lock = ReadWriteLock()
    await asyncio.gather(lock.read("r1", 0.05), lock.write("w1", 0.03), lock.read("r2", 0.02), lock.write("w2", 0.01),
                         lock.read("r3", 0.04))
    pipe = Pipe()

    async def sender():
        for i in range(4):
            await pipe.send(i)
            print("sent", i)
        await pipe.send(None)

    async def receiver():
        while (value := await pipe.receive()) is not None:
            print("received", value)

    await asyncio.gather(sender(), receiver())


asyncio.run(main())
