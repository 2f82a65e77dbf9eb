"""What dies in a callback or at a task's end is gone before the next handle runs and before the loop waits."""
import asyncio


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"{self.name} dies at {now():.1f}")


def now():
    try:
        return asyncio.get_running_loop().time() // 0.1 / 10
    except RuntimeError:
        return -1.0


def give(name):
    return Noisy(name)


def raise_with(name):
    noisy = Noisy(name)
    raise ValueError("callback " + name)


async def work(name, delay):
    noisy = Noisy(name)
    await asyncio.sleep(delay)
    return Noisy(name + "'s result")


def handler(loop, context):
    print("handler:", context["message"].partition(" at ")[0], repr(context.get("exception")))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(give, "soon")
    loop.call_soon(print, "next handle")
    loop.call_later(0.2, give, "later")
    loop.call_soon(raise_with, "raised")
    loop.call_soon(print, "after the failure")
    await asyncio.sleep(0.5)
    print("main goes on")
    task = asyncio.create_task(work("task", 0.1))
    await asyncio.sleep(0.3)
    print("task done", task.done())
    del task
    print("dropped")
    asyncio.create_task(work("forgotten", 0.1))
    await asyncio.sleep(0.4)
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.result().name))
    future.set_result(Noisy("in a future"))
    del future
    await asyncio.sleep(0)
    print("end of main")


asyncio.run(main())
