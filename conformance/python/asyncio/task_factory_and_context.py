"""Task factories, context variables per task, call_soon with a context, copy_context().run, tokens."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")
depth = contextvars.ContextVar("depth")


class Logged(asyncio.Task):
    def __init__(self, coro, **kwargs):
        super().__init__(coro, **kwargs)
        print("made", coro.__name__)


def factory(loop, coro, context=None):
    return Logged(coro, loop=loop, context=context)


async def handle(n):
    request.set(f"r{n}")
    await asyncio.sleep(0.01 * (3 - n))
    await inner()
    return request.get()


async def inner():
    print("inner sees", request.get())
    request.set(request.get() + "+")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(await asyncio.gather(*(handle(i) for i in range(3))), request.get())
    loop.set_task_factory(None)
    token = request.set("outer")
    print(token.var is request, token.old_value is contextvars.Token.MISSING, request.get())
    ctx = contextvars.copy_context()
    ctx.run(request.set, "inside ctx")
    print(request.get(), ctx[request], request in ctx, len(ctx) >= 1, depth in ctx)
    loop.call_soon(lambda: print("callback sees", request.get()))
    loop.call_soon(lambda: print("callback in ctx sees", request.get()), context=ctx)
    await asyncio.sleep(0)
    t = asyncio.create_task(inner(), context=ctx)
    await t
    print(ctx[request])
    request.reset(token)
    print(request.get())
    try:
        depth.get()
    except LookupError as e:
        print(type(e).__name__)
    print(depth.get("fallback"), repr(request)[:46])
    try:
        request.reset(token)
    except RuntimeError as e:
        print(str(e)[:30])
    f = loop.create_future()
    request.set("when added")
    f.add_done_callback(lambda f: print("done callback sees", request.get()))
    request.set("changed after")
    f.set_result(1)
    await asyncio.sleep(0)
    try:
        ctx.run(lambda: ctx.run(print))
    except RuntimeError as e:
        print(str(e)[:40])
    empty = contextvars.Context()
    print(empty.run(request.get), list(empty), dict(ctx.items())[request] == ctx[request])


asyncio.run(main())
