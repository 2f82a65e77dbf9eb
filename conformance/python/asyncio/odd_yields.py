"""What a task does with things that are not futures."""
import asyncio
import types


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


@types.coroutine
def bare():
    got = yield
    return got


async def attempt(awaitable):
    try:
        print("got", await awaitable)
    except Exception as e:
        print(type(e).__name__, str(e).split("<")[0].split(":")[0])


async def main():
    await attempt(Yields(123))
    await attempt(Yields("text"))
    await attempt(Yields(None))
    await attempt(bare())
    await attempt(Yields((x for x in range(2))))
    loop = asyncio.get_running_loop()
    await attempt(Yields(loop.create_future()))
    other = asyncio.new_event_loop()
    await attempt(other.create_future())
    other.close()

    async def self_await():
        await me

    me = asyncio.create_task(self_await(), name="me")
    await attempt(me)
    await attempt(asyncio.create_task(bare()))
    try:
        asyncio.create_task(print)
    except TypeError as e:
        print("TypeError", str(e).split("<")[0])
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print("TypeError", e)
    for thing in (5, None, print):
        try:
            await thing
        except TypeError as e:
            print("TypeError", e)
    stop = asyncio.get_running_loop().create_future()
    try:
        stop.set_exception(StopIteration("no"))
    except TypeError as e:
        print("TypeError", e)

    async def raises_stop():
        raise StopIteration("from a coroutine")

    await attempt(raises_stop())


asyncio.run(main())
