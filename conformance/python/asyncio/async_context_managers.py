import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, suppress


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("connecting", self.name)
        await asyncio.sleep(0.01)
        return self

    async def __aexit__(self, kind, error, traceback):
        print("closing", self.name, kind.__name__ if kind else None)
        await asyncio.sleep(0.01)
        return kind is KeyError

    async def query(self, text):
        await asyncio.sleep(0)
        return f"{self.name}: {text}"


@asynccontextmanager
async def transaction(conn):
    print("begin")
    try:
        yield conn
    except ValueError as e:
        print("rollback", e)
        raise
    else:
        print("commit")


@asynccontextmanager
async def swallowing(*errors):
    try:
        yield
    except errors as e:
        print("swallowed", repr(e))


async def main():
    async with Connection("db") as conn, transaction(conn) as tx:
        print(await tx.query("select 1"))
    with suppress(ValueError):
        async with Connection("db2") as conn:
            async with transaction(conn):
                raise ValueError("bad value")
    async with Connection("db3"):
        raise KeyError("swallowed by the connection")
    async with swallowing(ZeroDivisionError):
        1 / 0
    async with AsyncExitStack() as stack:
        conns = [await stack.enter_async_context(Connection(n)) for n in "xy"]
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "plain callback")
        print(await conns[1].query("ping"))
    try:
        async with Connection("left by cancellation"):
            asyncio.current_task().cancel()
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().uncancel())
    try:
        async with 5:
            pass
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
