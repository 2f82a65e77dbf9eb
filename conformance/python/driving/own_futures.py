"""Future, Task and Loop written from nothing in sixty lines."""
from collections import deque


class Future:
    def __init__(self, loop):
        self.loop, self.callbacks, self.done = loop, [], False
        self.result = None

    def set(self, result):
        assert not self.done, "already set"
        self.done, self.result = True, result
        for callback in self.callbacks:
            self.loop.soon(callback, self)

    def then(self, callback):
        if self.done:
            self.loop.soon(callback, self)
        else:
            self.callbacks.append(callback)

    def __await__(self):
        if not self.done:
            yield self
        return self.result


class Task(Future):
    def __init__(self, loop, coro):
        super().__init__(loop)
        self.coro = coro
        loop.soon(self.step, None)

    def step(self, _):
        try:
            waiting_on = self.coro.send(None)
        except StopIteration as stop:
            self.set(stop.value)
        else:
            waiting_on.then(self.step)


class Loop:
    def __init__(self):
        self.queue, self.turn = deque(), 0

    def soon(self, callback, *args):
        self.queue.append((callback, args))

    def run(self, coro):
        main = Task(self, coro)
        while not main.done:
            self.turn += 1
            for _ in range(len(self.queue)):
                callback, args = self.queue.popleft()
                callback(*args)
        return main.result


loop = Loop()


async def producer(futures):
    for i, future in enumerate(futures):
        print(f"[{loop.turn}] set {i}")
        future.set(i * 10)
        await nap()
    return "produced"


async def consumer(name, futures):
    total = 0
    for future in futures:
        value = await future
        print(f"[{loop.turn}] {name} got {value}")
        total += value
    return total


def nap():
    future = Future(loop)
    loop.soon(future.set, None)
    return future


async def main():
    futures = [Future(loop) for _ in range(3)]
    a = Task(loop, consumer("a", futures))
    b = Task(loop, consumer("b", reversed(futures)))
    p = Task(loop, producer(futures))
    return await p, await a, await b


print(loop.run(main()), "in", loop.turn, "turns")
try:
    f = Future(loop)
    f.set(1)
    f.set(2)
except AssertionError as e:
    print("AssertionError:", e)
