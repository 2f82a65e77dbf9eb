"""The style before async and await: generator coroutines marked by types.coroutine, yield from, and both mixed."""
import asyncio
import types


@types.coroutine
def old_sleep(turns):
    for turn in range(turns):
        yield
    return turns


@types.coroutine
def old_fetch(name, turns):
    waited = yield from old_sleep(turns)
    result = yield from new_part(name)
    return f"{result} after {waited}"


async def new_part(name):
    await asyncio.sleep(0)
    return name.upper()


async def new_main():
    print(await old_fetch("first", 2))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, future.set_result, "from a future")
    print(await from_future(future))
    task = asyncio.ensure_future(old_fetch("in a task", 1))
    print(await asyncio.wait_for(task, 1))
    print(await asyncio.gather(old_fetch("a", 3), old_fetch("b", 1), new_part("c")))
    try:
        await not_a_coroutine()
    except TypeError as error:
        print(error)
    try:
        await bad_yield()
    except RuntimeError as error:
        print(str(error).partition(" in task")[0].partition(": ")[0])
    return asyncio.iscoroutine(old_sleep(1)), asyncio.iscoroutinefunction(old_sleep), asyncio.iscoroutinefunction(new_part)


@types.coroutine
def from_future(future):
    return (yield from future)


def not_a_coroutine():
    yield


@types.coroutine
def bad_yield():
    yield "something"


class Legacy:
    @types.coroutine
    def method(self, n):
        yield
        return n * 2

    async def both(self, n):
        return await self.method(n) + await self.method(n + 1)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(new_main()))
print(loop.run_until_complete(Legacy().both(3)))
tasks = [loop.create_task(old_fetch(str(n), n)) for n in (3, 1, 2)]
done, pending = loop.run_until_complete(asyncio.wait(tasks))
print(sorted(task.result() for task in done), pending)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
