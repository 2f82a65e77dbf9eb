"""set_exception_handler, default handler, callbacks that fail, handlers that fail, custom context."""
import asyncio


def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(context))


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)

    def boom():
        raise ValueError("in callback")

    loop.call_soon(boom)
    loop.call_later(0.1, boom)
    await asyncio.sleep(0.2)
    f = loop.create_future()
    f.add_done_callback(lambda f: 1 / 0)
    f.set_result(None)
    await asyncio.sleep(0)

    async def failing():
        raise KeyError("nobody looks")

    t = asyncio.create_task(failing(), name="unseen")
    await asyncio.sleep(0)
    del t
    await asyncio.sleep(0)
    g = loop.create_future()
    g.set_exception(OSError("future unseen"))
    del g
    loop.call_exception_handler({"message": "by hand", "extra": 1})

    def broken(loop, context):
        raise RuntimeError("handler fails")

    loop.set_exception_handler(broken)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.default_exception_handler({"message": "default", "detail": [1, 2]})
    loop.call_soon(boom)
    await asyncio.sleep(0)
    try:
        loop.set_exception_handler(3)
    except TypeError as e:
        print(e)


asyncio.run(main())
