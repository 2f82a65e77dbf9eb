"""Tasks: names, current and all, repr, get_coro, stack, results, errors, set_name, context."""
import asyncio


async def child(n):
    await asyncio.sleep(0.1)
    return n


async def failing():
    raise LookupError("lost")


async def main():
    me = asyncio.current_task()
    print(me.get_name(), len(asyncio.all_tasks()), me.get_coro().__name__, me.done(), me in asyncio.all_tasks())
    t = asyncio.create_task(child(1))
    u = asyncio.create_task(child(2), name="second")
    print(t.get_name(), u.get_name(), u)
    u.set_name("renamed")
    await asyncio.sleep(0)
    print(u)
    try:
        t.result()
    except asyncio.InvalidStateError as e:
        print(e)
    print(sorted(x.get_name() for x in asyncio.all_tasks()))
    print(await t, t.done(), t.result(), t)
    await u
    f = asyncio.create_task(failing(), name=42)
    await asyncio.wait([f])
    print(f, repr(f.exception()), f.get_name())
    try:
        f.result()
    except LookupError as e:
        print("result raises", e)
    for bad in ("set_result", "set_exception"):
        try:
            getattr(t, bad)(ValueError())
        except RuntimeError as e:
            print(e)
    try:
        asyncio.create_task(3)
    except TypeError as e:
        print(e)
    try:
        await 3
    except TypeError as e:
        print(e)
    done = []
    w = asyncio.create_task(child(7))
    w.add_done_callback(lambda task: done.append(task.result()))
    await w
    print(done)
    await asyncio.sleep(0)
    print(done)
    c = asyncio.create_task(child(8))
    print(c.cancel("stop it"), c.cancelling(), c.cancelled(), c)
    try:
        await c
    except asyncio.CancelledError as e:
        print("args", e.args)
    print(c, c.cancelled(), c.cancel())
    s = asyncio.create_task(child(9), name="stacked")
    await asyncio.sleep(0)
    print([frame.f_code.co_name for frame in s.get_stack()])
    s.print_stack()
    await s
    print(s.get_stack())
    coro = child(10)
    v = asyncio.ensure_future(coro)
    print(asyncio.iscoroutine(coro), v.get_coro() is coro, asyncio.ensure_future(v) is v, asyncio.iscoroutinefunction(child), asyncio.iscoroutinefunction(main()) if False else "")
    await v


asyncio.run(main())
