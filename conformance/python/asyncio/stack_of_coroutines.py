"""A chain of awaits as it is seen from outside: cr_await, stack, names, and how errors and values pass through it."""
import asyncio
import inspect


async def d(f):
    return await f


async def c(f):
    return "c" + await d(f)


async def b(f):
    try:
        return "b" + await c(f)
    finally:
        print("b leaves")


async def a(f):
    return "a" + await b(f)


def chain(coro):
    names = []
    while inspect.iscoroutine(coro):
        names.append(f"{coro.__name__}:{inspect.getcoroutinestate(coro)[5:]}")
        coro = coro.cr_await
    return names, type(coro).__name__


async def main():
    f = asyncio.get_running_loop().create_future()
    coro = a(f)
    print(chain(coro))
    t = asyncio.create_task(coro)
    await asyncio.sleep(0)
    print(chain(coro), [fr.f_code.co_name for fr in t.get_stack()])
    f.set_result("!")
    print(await t, chain(coro))
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(a(f))
    await asyncio.sleep(0)
    f.set_exception(ValueError("up"))
    try:
        await t
    except ValueError as e:
        names, tb = [], e.__traceback__
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(names)
    coro = a(asyncio.get_running_loop().create_future())
    coro.send(None)
    print(chain(coro)[0][-1])
    coro.close()
    print(chain(coro))


asyncio.run(main())
