"""In which context a callback, a task's step and a done callback run; create_task with a context of one's own."""
import asyncio
import contextvars

level = contextvars.ContextVar("level", default=0)


def show(what, *rest):
    print(what, level.get(), *rest)


async def callbacks():
    loop = asyncio.get_running_loop()
    level.set(1)
    loop.call_soon(show, "soon with 1")
    level.set(2)
    loop.call_soon(show, "soon with 2")
    loop.call_later(0.01, show, "later with 2")
    other = contextvars.Context()
    loop.call_soon(lambda: show("in an empty context"), context=other)
    level.set(3)
    future = loop.create_future()
    future.add_done_callback(lambda f: show("done callback"))
    level.set(4)
    future.add_done_callback(lambda f: show("done callback"), context=other)
    future.set_result(None)
    await asyncio.sleep(0.02)
    show("main")


async def child(n):
    show("child starts with")
    level.set(level.get() + n)
    await asyncio.sleep(0)
    show("child goes on with")
    return level.get()


async def tasks():
    level.set(10)
    first = asyncio.create_task(child(1))
    level.set(20)
    second = asyncio.create_task(child(2))
    context = contextvars.copy_context()
    third = asyncio.create_task(child(5), context=context)
    print(await asyncio.gather(first, second, third), level.get(), context[level])
    print(await child(100), level.get())


async def same_context():
    context = contextvars.copy_context()
    await asyncio.create_task(child(1), context=context)
    await asyncio.create_task(child(1), context=context)
    print(context[level], level.get())
    async with asyncio.TaskGroup() as group:
        group.create_task(child(7), context=context)
    print(context[level])


async def stream():
    level.set(5)
    yield level.get()
    yield level.get()


async def generators_share():
    async for value in stream():
        print("stream", value, level.get())
        level.set(50)


for part in (callbacks, tasks, same_context, generators_share):
    print("--", part.__name__)
    asyncio.run(part())
