# Uncaught: an async generator fails while it is iterated by another one inside of a task group.
import asyncio


class Feed:
    def __init__(self, items):
        self.items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0.01)
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


async def parsed(feed):
    try:
        async for item in feed:
            yield int(item)
    finally:
        print('parsed closes')
        await asyncio.sleep(0)


async def doubled(source):
    async for n in source:
        yield n * 2


async def consume(name, items):
    got = []
    try:
        async for n in doubled(parsed(Feed(items))):
            got.append(n)
    finally:
        print(name, got)
    return got


async def main():
    print(await consume('alone', '123'))
    async with asyncio.TaskGroup() as group:
        group.create_task(consume('good', '123456'))
        group.create_task(consume('bad', ['1', 'x']))
        print('both started')


asyncio.run(main())
