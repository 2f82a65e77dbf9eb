"""An event loop in forty lines: futures that are awaited, tasks, call_later, gather by hand."""
import heapq
import itertools


class Future:
    def __init__(self, loop):
        self.loop, self.done, self.value, self.error, self.callbacks = loop, False, None, None, []

    def set_result(self, value):
        self.done, self.value = True, value
        for callback in self.callbacks:
            self.loop.call_soon(callback, self)

    def __await__(self):
        if not self.done:
            yield self
        if not self.done:
            raise RuntimeError("await was not used with a future")
        return self.value

    __iter__ = __await__


class Task(Future):
    def __init__(self, coro, loop):
        super().__init__(loop)
        self.coro = coro
        loop.call_soon(self.step)

    def step(self, fut=None):
        try:
            waits = self.coro.send(None)
        except StopIteration as e:
            self.set_result(e.value)
        else:
            waits.callbacks.append(self.step)


class Loop:
    def __init__(self):
        self.ready, self.timers, self.time, self.ids = [], [], 0.0, itertools.count()

    def call_soon(self, f, *args):
        self.ready.append((f, args))

    def call_later(self, delay, f, *args):
        heapq.heappush(self.timers, (self.time + delay, next(self.ids), f, args))

    def run(self, coro):
        main = Task(coro, self)
        while not main.done:
            if not self.ready:
                self.time = self.timers[0][0]
                while self.timers and self.timers[0][0] == self.time:
                    _, _, f, args = heapq.heappop(self.timers)
                    self.call_soon(f, *args)
            ready, self.ready = self.ready, []
            for f, args in ready:
                f(*args)
        return main.value


loop = Loop()


def sleep(delay, result=None):
    f = Future(loop)
    loop.call_later(delay, f.set_result, result)
    return f


async def gather(*coros):
    tasks = [Task(c, loop) for c in coros]
    return [await t for t in tasks]


async def worker(name, *delays):
    for d in delays:
        print(f"{loop.time:.2f} {name} sleeps {d}")
        await sleep(d)
    print(f"{loop.time:.2f} {name} done")
    return name


async def main():
    print(await gather(worker("a", 1, 1), worker("b", 0.5, 0.25), worker("c")))
    print(await sleep(1, "slept"))
    return loop.time


print(loop.run(main()))
