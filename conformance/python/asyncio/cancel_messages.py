import asyncio


async def show(name, coro):
    try:
        print(name, "->", await coro)
    except BaseException as e:
        chain = []
        while e is not None:
            chain.append(f"{type(e).__name__}{e.args}")
            e = e.__cause__ or e.__context__
        print(name, "->", " <- ".join(chain))


async def sleeper():
    await asyncio.sleep(10)


async def relabel():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise asyncio.CancelledError("relabelled")


async def translate():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise ValueError("translated") from e


async def nested():
    await asyncio.create_task(sleeper())


def cancel_soon(task, *args):
    asyncio.get_running_loop().call_later(0.01, task.cancel, *args)
    return task


async def main():
    for function in (sleeper, relabel, translate, nested):
        for args in ((), ("message",)):
            await show(f"{function.__name__}{args}", cancel_soon(asyncio.create_task(function()), *args))
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel("first")
    task.cancel("second")
    await show("two requests", task)
    await show("asked again", task)
    f = asyncio.get_running_loop().create_future()
    f.cancel("future")
    await show("future", f)
    try:
        f.result()
    except asyncio.CancelledError as e:
        print("result()", e.args)
    try:
        f.exception()
    except asyncio.CancelledError as e:
        print("exception()", e.args)
    g = asyncio.gather(sleeper(), sleeper())
    asyncio.get_running_loop().call_later(0.01, g.cancel, "gathered")
    await show("gather", g)


asyncio.run(main())
