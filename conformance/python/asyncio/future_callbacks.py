import asyncio


def callback(name):
    def run(future):
        state = "cancelled" if future.cancelled() else future.exception() or future.result()
        print("  callback", name, "sees", state)
    return run


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled())
    one, two, three = callback("one"), callback("two"), callback("three")
    f.add_done_callback(one)
    f.add_done_callback(two)
    f.add_done_callback(three)
    f.add_done_callback(two)
    print("removed", f.remove_done_callback(two))
    f.set_result("value")
    print("set, nothing ran yet")
    f.add_done_callback(callback("late"))
    await asyncio.sleep(0)
    print("after one pass")

    g = loop.create_future()
    g.add_done_callback(callback("g"))
    g.set_exception(ValueError("bad"))
    try:
        await g
    except ValueError as e:
        print("raised", e)
    await asyncio.sleep(0)

    h = loop.create_future()
    h.add_done_callback(callback("h"))
    print("cancel", h.cancel("because"), h.cancel())
    try:
        await h
    except asyncio.CancelledError as e:
        print("cancelled with", e.args)
    for operation in (h.result, h.exception, lambda: h.set_result(1), lambda: loop.create_future().result(),
                      lambda: loop.create_future().exception(), lambda: f.set_result(2),
                      lambda: loop.create_future().set_exception(StopIteration)):
        try:
            operation()
        except BaseException as e:
            print(type(e).__name__, e)


asyncio.run(main())
