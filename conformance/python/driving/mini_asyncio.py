"""A small asyncio of its own: futures, tasks and a loop with timers in sixty lines, driving async functions."""
import collections
import heapq
import itertools


class Future:
    def __init__(self, loop):
        self.loop, self.value, self.done, self.callbacks = loop, None, False, []

    def set_result(self, value):
        self.value, self.done = value, True
        for callback in self.callbacks:
            self.loop.soon(callback)

    def __await__(self):
        if not self.done:
            yield self
        return self.value


class Task(Future):
    def __init__(self, loop, coro, name):
        super().__init__(loop)
        self.coro, self.name, self.error = coro, name, None
        loop.soon(self.step)

    def step(self):
        try:
            waits_for = self.coro.send(None)
        except StopIteration as stop:
            print(f"{self.loop.now}: {self.name} returns {stop.value!r}")
            self.set_result(stop.value)
        except Exception as error:
            print(f"{self.loop.now}: {self.name} fails: {error!r}")
            self.error = error
            self.set_result(None)
        else:
            waits_for.callbacks.append(self.step)


class Loop:
    def __init__(self):
        self.now, self.ready, self.timers, self.count = 0, collections.deque(), [], itertools.count()

    def soon(self, callback):
        self.ready.append(callback)

    def at(self, when, callback):
        heapq.heappush(self.timers, (when, next(self.count), callback))

    def sleep(self, delay):
        future = Future(self)
        self.at(self.now + delay, lambda: future.set_result(delay))
        return future

    def task(self, coro):
        return Task(self, coro, coro.__qualname__)

    def run(self, coro):
        main = self.task(coro)
        while not main.done:
            if not self.ready:
                self.now, _, callback = heapq.heappop(self.timers)
                self.soon(callback)
            for _ in range(len(self.ready)):
                self.ready.popleft()()
        return main.value


loop = Loop()


async def tick(name, times, delay):
    for n in range(times):
        print(f"{loop.now}: {name} {n}")
        await loop.sleep(delay)
    if name == "c":
        raise ValueError("c is unlucky")
    return name.upper()


async def main():
    tasks = [loop.task(tick(name, 2, delay)) for name, delay in (("a", 3), ("b", 2), ("c", 1))]
    print([await task for task in tasks])
    return sum([await loop.sleep(1), await loop.sleep(4)])


print(loop.run(main()), loop.now)
