"""Sleeping and ready queues of callbacks, then the same scheduler for coroutines on top of it."""
import heapq
import time
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.sequence = 0
        self.current = None

    def call_soon(self, func):
        self.ready.append(func)

    def call_later(self, delay, func):
        self.sequence += 1
        deadline = time.time() + delay
        heapq.heappush(self.sleeping, (deadline, self.sequence, func))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                deadline, _, func = heapq.heappop(self.sleeping)
                delta = deadline - time.time()
                if delta > 0:
                    time.sleep(delta)
                self.ready.append(func)
            while self.ready:
                func = self.ready.popleft()
                func()

    def new_task(self, coro):
        self.ready.append(Task(coro))

    async def sleep(self, delay):
        self.call_later(delay, self.current)
        self.current = None
        await switch()


class Task:
    def __init__(self, coro):
        self.coro = coro

    def __call__(self):
        try:
            sched.current = self
            self.coro.send(None)
            if sched.current:
                sched.ready.append(self)
        except StopIteration:
            pass


class Awaitable:
    def __await__(self):
        yield


def switch():
    return Awaitable()


class QueueClosed(Exception):
    pass


class AsyncQueue:
    def __init__(self):
        self.items, self.waiting, self.closed = deque(), deque(), False

    def close(self):
        self.closed = True
        if self.waiting and not self.items:
            sched.ready.append(self.waiting.popleft())

    async def put(self, item):
        if self.closed:
            raise QueueClosed()
        self.items.append(item)
        if self.waiting:
            sched.ready.append(self.waiting.popleft())

    async def get(self):
        while not self.items:
            if self.closed:
                raise QueueClosed()
            self.waiting.append(sched.current)
            sched.current = None
            await switch()
        return self.items.popleft()


sched = Scheduler()


async def producer(q, count):
    for n in range(count):
        print("Producing", n)
        await q.put(n)
        await sched.sleep(1)
    print("Producer done")
    q.close()


async def consumer(q):
    try:
        while True:
            item = await q.get()
            print("Consuming", item)
    except QueueClosed:
        print("Consumer done")


def countdown(n):
    if n > 0:
        print("Down", n)
        sched.call_later(4, lambda: countdown(n - 1))


def countup(stop):
    def run(x):
        if x < stop:
            print("Up", x)
            sched.call_later(1.1, lambda: run(x + 1))
    run(0)


q = AsyncQueue()
sched.new_task(producer(q, 5))
sched.new_task(consumer(q))
sched.run()
sched.call_soon(lambda: countdown(3))
sched.call_soon(lambda: countup(8))
sched.run()
