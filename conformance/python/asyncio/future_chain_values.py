"""Futures that carry futures, tasks that return tasks, awaiting the same future from many places, exceptions shared."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    inner, outer = loop.create_future(), loop.create_future()
    inner.set_result(1)
    outer.set_result(inner)
    print(await (await outer))

    async def returns_task():
        return asyncio.create_task(asyncio.sleep(0.1, "from the inner task"))

    print(await (await asyncio.create_task(returns_task())))
    shared = loop.create_future()

    async def wait(n):
        try:
            return n, await shared
        except ValueError as e:
            return n, e

    ts = [asyncio.create_task(wait(i)) for i in range(3)]
    await asyncio.sleep(0)
    error = ValueError("shared")
    shared.set_exception(error)
    results = await asyncio.gather(*ts)
    print(results, all(r[1] is error for r in results))
    try:
        await shared
    except ValueError as e:
        print("again", e is error)
    ping, pong = loop.create_future(), loop.create_future()

    async def a():
        ping.set_result("ping")
        return await pong

    async def b():
        pong.set_result(await ping + "-pong")
        return "b"

    print(await asyncio.gather(a(), b()))
    f = loop.create_future()
    f.add_done_callback(lambda f: loop.call_soon(print, "nested callback", f.result()))
    f.set_result(9)
    await asyncio.sleep(0)
    print("one pass")
    await asyncio.sleep(0)
    print(asyncio.isfuture(f), f.cancel(), f.cancelled())


asyncio.run(main())
