"""A small kernel: tasks trap into it to spawn, sleep, wait for a queue and join each other."""
import heapq
import types
from collections import deque


@types.coroutine
def trap(*request):
    return (yield request)


async def spawn(coro):
    return await trap("spawn", coro)


async def sleep(delay):
    await trap("sleep", delay)


async def join(task):
    return await trap("join", task)


class Queue:
    def __init__(self):
        self.items, self.waiting = deque(), deque()

    async def get(self):
        while not self.items:
            await trap("wait", self)
        return self.items.popleft()

    async def put(self, item):
        self.items.append(item)
        await trap("wake", self)


class Task:
    count = 0

    def __init__(self, coro):
        Task.count += 1
        self.id, self.coro, self.result, self.joiners, self.done = Task.count, coro, None, [], False

    def __repr__(self):
        return f"<task {self.id}>"


class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.seq = deque(), [], 0.0, 0

    def run(self, coro):
        main = Task(coro)
        self.ready.append((main, None))
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.sleeping)
                self.ready.append((task, None))
            task, value = self.ready.popleft()
            try:
                name, argument = task.coro.send(value)
            except StopIteration as e:
                task.done, task.result = True, e.value
                self.ready.extend((joiner, e.value) for joiner in task.joiners)
                continue
            getattr(self, "do_" + name)(task, argument)
        return main.result

    def do_spawn(self, task, coro):
        child = Task(coro)
        self.ready.append((child, None))
        self.ready.append((task, child))

    def do_sleep(self, task, delay):
        self.seq += 1
        heapq.heappush(self.sleeping, (self.now + delay, self.seq, task))

    def do_join(self, task, other):
        if other.done:
            self.ready.append((task, other.result))
        else:
            other.joiners.append(task)

    def do_wait(self, task, queue):
        queue.waiting.append(task)

    def do_wake(self, task, queue):
        if queue.waiting:
            self.ready.append((queue.waiting.popleft(), None))
        self.ready.append((task, None))


kernel = Kernel()


async def producer(q, n):
    for i in range(n):
        await sleep(0.5)
        print(f"{kernel.now:.1f} put {i}")
        await q.put(i)
    await q.put(None)
    return "produced"


async def consumer(q):
    total = 0
    while (item := await q.get()) is not None:
        print(f"{kernel.now:.1f} got {item}")
        await sleep(0.8)
        total += item
    return total


async def main():
    q = Queue()
    p, c = await spawn(producer(q, 4)), await spawn(consumer(q))
    print(p, c, await join(p), await join(c), await join(p))
    return "end"


print(kernel.run(main()))
