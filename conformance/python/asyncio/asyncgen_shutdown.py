"""Asynchronous generators that are left open are closed when the loop ends, or when their last reference goes."""
import asyncio

kept = []


async def gen(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        await asyncio.sleep(0.01)
        print(name, "finally")


async def failing():
    try:
        yield 1
    finally:
        print("failing")
        raise RuntimeError("in the generator's finally")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, ctx: print("handler:", ctx["message"].split(" of ")[0], repr(ctx.get("exception"))))
    for name in ("first", "second", "third"):
        g = gen(name)
        print(name, await g.__anext__())
        kept.append(g)
    f = failing()
    await f.__anext__()
    kept.append(f)
    dropped = gen("dropped")
    await dropped.__anext__()
    del dropped
    print("dropped; its closing is a task of its own")
    await asyncio.sleep(0.05)
    print("main ends")


asyncio.run(main())
try:
    asyncio.run(kept[0].__anext__())
except StopAsyncIteration as e:
    print("a closed generator:", repr(e))
