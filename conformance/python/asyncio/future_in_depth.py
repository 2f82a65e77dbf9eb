"""asyncio.Future by hand: states, results, callbacks, errors, cancel messages, awaiting twice."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled(), f.get_loop() is loop)
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)

    def show(name):
        def callback(fut):
            print("callback", name, fut)
        return callback

    a, b = show("a"), show("b")
    f.add_done_callback(a)
    f.add_done_callback(b)
    f.add_done_callback(a)
    print(f.remove_done_callback(a))
    f.set_result("value")
    print(f, f.result(), f.exception())
    try:
        f.set_result("again")
    except asyncio.InvalidStateError as e:
        print(e)
    await asyncio.sleep(0)
    print(await f, await f)
    f.add_done_callback(lambda fut: print("late callback", fut.result()))
    await asyncio.sleep(0)
    g = loop.create_future()
    g.set_exception(ValueError("bad"))
    print(g, repr(g.exception()))
    try:
        await g
    except ValueError as e:
        print("awaited", e)
    h = loop.create_future()
    print(h.cancel("because"), h.cancel(), h.cancelled(), h)
    try:
        await h
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    for wrong in (StopIteration(1), 3):
        i = loop.create_future()
        try:
            i.set_exception(wrong)
        except TypeError as e:
            print(e)
        i.cancel()
    j = loop.create_future()
    j.set_exception(KeyError)
    print(repr(j.exception()))

    async def waiter(name, fut):
        try:
            print(name, "got", await fut)
        except asyncio.CancelledError:
            print(name, "cancelled")

    k = loop.create_future()
    tasks = [asyncio.create_task(waiter(n, k)) for n in "xy"]
    await asyncio.sleep(0)
    print(k)
    loop.call_later(0.1, k.set_result, 99)
    await asyncio.gather(*tasks)
    m = asyncio.Future()
    n = asyncio.ensure_future(m)
    print(n is m, asyncio.isfuture(m), asyncio.isfuture(3), isinstance(m, asyncio.Future), isinstance(tasks[0], asyncio.Future))
    m.cancel()
    try:
        for x in m.__await__():
            pass
    except asyncio.CancelledError:
        print("iterated")
    p = loop.create_future()
    it = iter(p)
    print(next(it) is p, p._asyncio_future_blocking)
    p.set_result(5)
    try:
        next(it)
    except StopIteration as e:
        print(e.value)


asyncio.run(main())
