import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handler(n):
    request.set(f"request {n}")
    await step("a")
    await asyncio.sleep(0.01)
    await step("b")
    return request.get()


async def step(tag):
    print(tag, request.get())


def callback(tag):
    print("callback", tag, request.get())


async def main():
    request.set("main")
    print(await asyncio.gather(handler(1), handler(2)))
    print("unchanged:", request.get())
    asyncio.get_running_loop().call_soon(callback, "captured now")
    request.set("changed")
    asyncio.get_running_loop().call_soon(callback, "captured later")
    await asyncio.sleep(0)
    await handler(3)
    print("a plain await shares it:", request.get())
    token = request.set("temporary")
    request.reset(token)
    print(request.get())
    ctx = contextvars.copy_context()
    print(ctx.run(lambda: request.set("inside") and request.get()), request.get(), ctx[request])
    task = asyncio.create_task(handler(4), context=ctx)
    await task
    print(ctx[request], request.get())


asyncio.run(main())
print(request.get())
