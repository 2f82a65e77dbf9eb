"""Where a context variable's value goes: into tasks, callbacks, generators, threads of awaits, and what comes back."""
import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


async def show(label):
    print(label, user.get())


async def change(name):
    user.set(name)
    await show("after change")


async def agen():
    for i in range(2):
        yield user.get()
        user.set(f"set in agen {i}")


def gen():
    yield user.get()
    user.set("set in gen")
    yield user.get()


async def handler(name):
    token = user.set(name)
    try:
        await asyncio.sleep(0)
        await show(f"handler {name}")
        await asyncio.gather(show("child 1"), change(f"{name} child"))
        await show(f"still {name}")
    finally:
        user.reset(token)
    await show("reset")


async def main():
    await show("start")
    await change("changed by await")
    await show("kept, for it is the same task")
    await asyncio.create_task(change("changed in a task"))
    await show("not seen here")
    await asyncio.gather(*(handler(n) for n in ("x", "y")))
    print([v async for v in agen()], user.get())
    print(list(gen()), user.get())
    loop = asyncio.get_running_loop()
    user.set("at call_soon")
    loop.call_soon(lambda: print("callback", user.get()))
    user.set("after call_soon")
    await asyncio.sleep(0)
    ctx = copy_context()
    print(ctx.run(lambda: (user.set("in ctx"), user.get())[1]), user.get(), ctx[user])
    await asyncio.create_task(show("given context"), context=ctx)


asyncio.run(main())
print(user.get())
