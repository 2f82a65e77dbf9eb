"""A small operating system of coroutines: tasks ask the kernel by traps."""
import heapq
import types
from collections import deque


@types.coroutine
def _trap(name, *args):
    return (yield (name, args))


async def sleep(seconds):
    return await _trap("sleep", seconds)


async def spawn(coro, name):
    return await _trap("spawn", coro, name)


async def join(task):
    result, error = await _trap("join", task)
    if error is not None:
        raise RuntimeError(f"{task.name} failed") from error
    return result


async def cancel(task):
    await _trap("cancel", task)


async def now():
    return await _trap("clock")


class Cancelled(Exception):
    pass


class Task:
    def __init__(self, coro, name):
        self.coro, self.name = coro, name
        self.result = self.error = None
        self.done, self.joiners, self.sleeping = False, [], None

    def __repr__(self):
        return f"<{self.name}>"


class Kernel:
    def __init__(self):
        self.ready, self.timers, self.clock, self.seq = deque(), [], 0, 0

    def run(self, coro):
        main = self.add(coro, "main")
        while not main.done:
            if not self.ready:
                if not self.timers:
                    raise RuntimeError("deadlock")
                self.clock, _, task = heapq.heappop(self.timers)
                if task.sleeping is None:
                    continue
                task.sleeping = None
                self.ready.append((task, self.clock, None))
            task, value, error = self.ready.popleft()
            self.step(task, value, error)
        if main.error:
            raise main.error
        return main.result

    def add(self, coro, name):
        task = Task(coro, name)
        self.ready.append((task, None, None))
        return task

    def step(self, task, value, error):
        try:
            if error is not None:
                name, args = task.coro.throw(error)
            else:
                name, args = task.coro.send(value)
        except StopIteration as stop:
            self.finish(task, stop.value, None)
        except Exception as e:
            self.finish(task, None, e)
        else:
            getattr(self, "trap_" + name)(task, *args)

    def finish(self, task, result, error):
        task.done, task.result, task.error = True, result, error
        print(f"{self.clock:4} {task} finished: {result if error is None else repr(error)}")
        for joiner in task.joiners:
            self.ready.append((joiner, (result, error), None))

    def trap_sleep(self, task, seconds):
        self.seq += 1
        task.sleeping = self.seq
        heapq.heappush(self.timers, (self.clock + seconds, self.seq, task))

    def trap_spawn(self, task, coro, name):
        self.ready.append((task, self.add(coro, name), None))

    def trap_join(self, task, other):
        if other.done:
            self.ready.append((task, (other.result, other.error), None))
        else:
            other.joiners.append(task)

    def trap_cancel(self, task, other):
        if not other.done and other.sleeping is not None:
            other.sleeping = None
            self.ready.append((other, None, Cancelled()))
        self.ready.append((task, None, None))

    def trap_clock(self, task):
        self.ready.append((task, self.clock, None))


async def child(name, n):
    for i in range(n):
        print(f"{await now():4} {name} {i}")
        await sleep(n)
    return name * n


async def broken():
    await sleep(1)
    raise ValueError("broken")


async def forever():
    try:
        while True:
            await sleep(1000)
    finally:
        print("     forever cleans up")


async def main():
    a = await spawn(child("a", 3), "a")
    b = await spawn(child("b", 2), "b")
    c = await spawn(broken(), "c")
    d = await spawn(forever(), "d")
    print("joined", await join(a), await join(b))
    try:
        await join(c)
    except RuntimeError as e:
        print("error", e, "from", repr(e.__cause__))
    await cancel(d)
    try:
        await join(d)
    except RuntimeError as e:
        print("error", e, "from", repr(e.__cause__))
    return "bye"


print(Kernel().run(main()))
