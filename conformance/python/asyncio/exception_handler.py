import asyncio


def bad_callback(x):
    print("callback", x)
    raise KeyError(x)


async def boom(text):
    raise ZeroDivisionError(text)


def handler(loop, context):
    print("handler:", context["message"].split(" at ")[0].split("<locals>")[0], "|", repr(context.get("exception")))
    print("   keys", sorted(context))


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(bad_callback, 1)
    loop.call_soon(print, "the next callback still runs")
    loop.call_later(0.01, bad_callback, 2)
    await asyncio.sleep(0.02)

    task = asyncio.create_task(boom("never retrieved"))
    await asyncio.sleep(0)
    del task
    print("task is gone")

    task = asyncio.create_task(boom("retrieved"))
    await asyncio.sleep(0)
    print("stored", repr(task.exception()))
    del task

    future = loop.create_future()
    future.set_exception(OSError("nobody looks"))
    del future
    loop.call_exception_handler({"message": "made by hand", "extra": 1})

    def broken_handler(loop, context):
        raise RuntimeError("handler is broken")

    loop.set_exception_handler(None)
    print(loop.get_exception_handler())
    try:
        loop.set_exception_handler("not callable")
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
