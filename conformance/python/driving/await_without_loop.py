"""Running coroutines that never suspend, and those that do, with five lines and no loop."""


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


class Pause:
    def __init__(self, times):
        self.times = times

    def __await__(self):
        for i in range(self.times):
            print("  pause", i)
            yield
        return self.times


async def add(a, b):
    return a + b


async def nested(n):
    if n == 0:
        return await Pause(2)
    return 1 + await nested(n - 1)


async def with_loop():
    total = 0
    async for x in numbers(3):
        total += x
    async with manager() as m:
        total += m
    return total, [x async for x in numbers(4) if x % 2], await add(await add(1, 2), 3)


async def numbers(n):
    for i in range(n):
        await Pause(1)
        yield i


class manager:
    async def __aenter__(self):
        print("  enter")
        await Pause(1)
        return 100

    async def __aexit__(self, *exc):
        print("  exit", exc[0])


print(run(add(1, 2)))
print(run(nested(5)))
print(run(with_loop()))


async def fails():
    try:
        await nested(1)
        raise ValueError("after")
    finally:
        print("  finally awaits too", await Pause(1))


try:
    run(fails())
except ValueError as e:
    print("ValueError", e)
gen = numbers(2)
step = gen.asend(None)
print(type(step).__name__, step.send(None))
try:
    step.send(None)
except StopIteration as stop:
    print("yielded", stop.value)
try:
    gen.aclose().send(None)
except StopIteration:
    print("closed")
try:
    gen.__anext__().send(None)
except StopAsyncIteration:
    print("exhausted")
first = numbers(1)
a = first.asend(None)
a.send(None)
try:
    first.asend(None).send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
a.close()
