"""AsyncExitStack: order of exits, errors that replace each other, push, callbacks, pop_all."""
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, suppress


class R:
    def __init__(self, name, fail=False, swallow=False):
        self.name, self.fail, self.swallow = name, fail, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0)
        print("close", self.name, repr(value))
        if self.fail:
            raise RuntimeError(f"closing {self.name}")
        return self.swallow


async def main():
    async with AsyncExitStack() as stack:
        for n in "abc":
            await stack.enter_async_context(R(n))
        stack.callback(print, "sync callback")
        stack.push_async_callback(asyncio.sleep, 0)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(R("outer"))
            await stack.enter_async_context(R("failing", fail=True))
            raise ValueError("body")
    except RuntimeError as e:
        print(e, repr(e.__context__))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(R("swallows", swallow=True))
        raise KeyError("gone")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(R("moved"))
        later = stack.pop_all()
    print("nothing closed yet")
    await later.aclose()

    @asynccontextmanager
    async def tx(name):
        print("begin", name)
        try:
            yield name
        except ValueError:
            print("rollback", name)
            raise
        else:
            print("commit", name)

    async with tx("one"):
        pass
    with suppress(ValueError):
        async with tx("two"):
            raise ValueError
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(tx(str(i))) for i in range(2)]
        print(names)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(3)
    except TypeError as e:
        print(e)


asyncio.run(main())
