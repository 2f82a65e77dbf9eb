"""`async for` and `async with` driven step by step, every intermediate object in hand."""


class Step:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        answer = yield self.tag
        return answer


class Stream:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        self.n -= 1
        got = await Step(f"anext {self.n}")
        if got == "stop" or self.n < 0:
            raise StopAsyncIteration
        return got


class Guard:
    async def __aenter__(self):
        return await Step("enter")

    async def __aexit__(self, kind, value, tb):
        swallow = await Step(f"exit {kind.__name__ if kind else None}")
        return swallow


async def program():
    async with Guard() as g:
        print("guard is", g)
        async for item in Stream(3):
            print("item", item)
            if item == "raise":
                raise LookupError(item)
        else:
            print("stream ended")
    return "done"


def drive(*answers):
    coro = program()
    answer = None
    for a in answers + ("x",) * 10:
        try:
            tag = coro.send(answer)
        except StopIteration as stop:
            print("=>", stop.value)
            return
        except LookupError as e:
            print("=> raised", repr(e))
            return
        print(f"[{tag}] <- {a}")
        answer = a


drive("G", "a", "b", "stop", False)
drive("G", "a", "raise", True)
drive("G", "raise", False)


async def agen():
    try:
        received = yield 1
        print("received", received)
        await Step("inside")
        yield 2
    except ValueError as e:
        print("agen caught", e)
        yield "recovered"
    finally:
        print("agen finally")


def run(awaitable):
    it = awaitable.__await__()
    steps = []
    try:
        while True:
            steps.append(next(it))
    except StopIteration as stop:
        return stop.value, steps


a = agen()
print(run(a.__anext__()), run(a.asend("hello")))
print(run(a.athrow(ValueError("v"))))
print(run(a.aclose()))
for bad in (lambda: run(a.asend(1)), lambda: run(agen().asend(1))):
    try:
        print(bad())
    except (StopAsyncIteration, TypeError) as e:
        print(repr(e))
