"""Older posts: get_event_loop, run_until_complete, ensure_future, asyncio.async-free forms, loop.close in finally."""
import asyncio
import types


@types.coroutine
def old_style(n):
    print("old", n)
    result = yield from asyncio.sleep(0.1, result=n * 2)
    return result


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({i})...")
        await asyncio.sleep(1)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)
    return what


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    tasks = [asyncio.ensure_future(say_after(d, w), loop=loop) for d, w in ((0.2, "world"), (0.1, "hello"))]
    done, pending = loop.run_until_complete(asyncio.wait(tasks))
    print(sorted(t.result() for t in done), pending)
    print(loop.run_until_complete(old_style(21)))
    future = asyncio.Future(loop=loop)

    def got_result(future):
        print(future.result())
        loop.stop()

    async def slow_operation(future):
        await asyncio.sleep(1)
        future.set_result("Future is done!")

    loop.create_task(slow_operation(future))
    future.add_done_callback(got_result)
    try:
        loop.run_forever()
    finally:
        print("stopped")

    def hello_world(loop):
        print("Hello World")
        loop.stop()

    loop.call_soon(hello_world, loop)
    loop.run_forever()

    def display_date(end_time, loop):
        print("tick", round(loop.time() - start, 1))
        if loop.time() + 1.0 < end_time:
            loop.call_later(1, display_date, end_time, loop)
        else:
            loop.stop()

    start = loop.time()
    loop.call_soon(display_date, start + 4.5, loop)
    loop.run_forever()
finally:
    loop.close()
print(loop.is_closed())
