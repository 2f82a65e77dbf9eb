"""What the exception handler gets: callbacks, tasks nobody asked, generators that fail while they are closed."""
import asyncio
import gc


def describe(context):
    parts = []
    for key in sorted(context):
        value = context[key]
        if key == "message":
            parts.append(value.partition(" at ")[0].partition(" <")[0])
        elif key == "exception":
            parts.append(repr(value))
        else:
            parts.append(f"{key}={type(value).__name__}")
    return ", ".join(parts)


def handler(loop, context):
    print("handler:", describe(context))


def failing(n):
    raise ValueError(f"callback {n}")


async def fail(name):
    raise KeyError(name)


async def stream():
    try:
        yield 1
        yield 2
    finally:
        raise OSError("while closing")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(failing, 1)
    loop.call_later(0.01, failing, 2)
    future = loop.create_future()
    future.add_done_callback(failing)
    future.set_result(None)
    await asyncio.sleep(0.02)
    asyncio.create_task(fail("nobody asks"))
    await asyncio.sleep(0)
    gc.collect()
    lost = loop.create_future()
    lost.set_exception(RuntimeError("lost"))
    del lost
    async for item in stream():
        print("item", item)
        break
    await asyncio.sleep(0.01)
    gc.collect()
    loop.call_exception_handler({"message": "by hand", "extra": [1]})
    loop.set_exception_handler(None)
    kept.append(stream())
    print("kept", await anext(kept[0]))
    for bad in (5, "handler"):
        try:
            loop.set_exception_handler(bad)
        except TypeError as error:
            print(error)
    loop.set_exception_handler(lambda loop, context: print("last:", describe(context)) or 1 / 0)


kept = []
asyncio.run(main())
