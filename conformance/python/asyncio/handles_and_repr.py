"""Handles, timer handles, futures and tasks as text, in each of their states."""
import asyncio
import re


def text(x):
    return re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"when=[0-9.]+", "when=T", repr(x))).replace(__file__, "FILE")


def callback(*args):
    pass


class Callable:
    def __call__(self):
        pass

    def method(self):
        pass


async def coro():
    await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    h = loop.call_soon(callback, 1, "two")
    print(text(h))
    h.cancel()
    print(text(h), h.cancelled())
    t = loop.call_later(1, callback)
    print(text(t))
    t.cancel()
    print(text(t))
    print(text(loop.call_soon(Callable().method)), text(loop.call_soon(lambda: None)))
    f = loop.create_future()
    print(text(f))
    f.add_done_callback(callback)
    print(text(f))
    f.add_done_callback(print)
    print(text(f))
    f.add_done_callback(callback)
    print(text(f))
    f.set_result("x" * 100)
    print(text(f))
    g = loop.create_future()
    g.set_exception(ValueError("v"))
    print(text(g), g.exception())
    g = loop.create_future()
    g.cancel()
    print(text(g))
    task = asyncio.create_task(coro(), name="named")
    print(text(task))
    await asyncio.sleep(0)
    print(text(task))
    task.cancel()
    print(text(task))
    await asyncio.wait([task])
    print(text(task))
    print(text(asyncio.get_running_loop()), text(asyncio.gather(asyncio.sleep(0))))


asyncio.run(main())
