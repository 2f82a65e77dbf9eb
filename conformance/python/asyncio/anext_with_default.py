"""anext() with and without a default: what it checks when it is called, and how its awaitable behaves."""
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def letters():
    yield "a"
    await asyncio.sleep(0)
    yield "b"


async def failing():
    yield 1
    raise KeyError("failed")


def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    it = letters()
    print(await anext(it), await anext(it, "-"), await anext(it, "-"), await anext(it, None))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print("end", error.args)
    down = Countdown(2)
    print([await anext(down, "no more") for _ in range(4)])
    broken = failing()
    print(await anext(broken, "x"))
    try:
        await anext(broken, "x")
    except KeyError as error:
        print("raised", error)
    print(await anext(broken, "over"))
    attempt(lambda: anext(5))
    attempt(lambda: anext([], 1))
    attempt(lambda: aiter(5))
    attempt(lambda: anext())
    step = anext(letters(), "d")
    print(type(step).__name__)
    try:
        step.send(None)
    except StopIteration as stop:
        print("sent", stop.value)
    empty = Countdown(0)
    task = asyncio.ensure_future(anext(empty, "task default"))
    print(await task)
    print(await asyncio.gather(anext(Countdown(1), 7), anext(Countdown(0), 8)))
    print(await asyncio.wait_for(anext(Countdown(1)), 1))


asyncio.run(main())
