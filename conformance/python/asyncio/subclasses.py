"""Futures and tasks subclassed; a task factory."""
import asyncio


class LoudFuture(asyncio.Future):
    def set_result(self, value):
        print("set_result", value)
        super().set_result(value)

    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback")
        super().add_done_callback(fn, context=context)

    def __await__(self):
        print("__await__")
        result = yield from super().__await__()
        print("__await__ ends")
        return result


class LoudTask(asyncio.Task):
    def __init__(self, coro, **kwargs):
        print("new task for", coro.__name__)
        super().__init__(coro, **kwargs)

    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg)

    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback on", self.get_name())
        super().add_done_callback(fn, context=context)

    def result(self):
        print("result asked")
        return super().result()


async def job(n):
    await asyncio.sleep(0.01 * n)
    return n


def factory(loop, coro, **kwargs):
    return LoudTask(coro, loop=loop, **kwargs)


async def main():
    loop = asyncio.get_running_loop()
    future = LoudFuture(loop=loop)
    loop.call_soon(future.set_result, 42)
    print(await future)
    print(asyncio.isfuture(future), isinstance(future, asyncio.Future))

    loop.set_task_factory(factory)
    task = asyncio.create_task(job(1), name="one")
    print(type(task).__name__, await task)
    print(await asyncio.gather(job(1), job(2)))
    slow = asyncio.create_task(job(100), name="slow")
    await asyncio.sleep(0)
    slow.cancel("enough")
    try:
        await slow
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    try:
        await asyncio.wait_for(job(50), 0.05)
    except asyncio.TimeoutError:
        print("timeout")
    loop.set_task_factory(None)
    print(type(asyncio.ensure_future(job(0))).__name__)

    class Ducky:
        """Something that only looks like a future."""

        _asyncio_future_blocking = False

        def __init__(self):
            self.callbacks = []

        def get_loop(self):
            return loop

        def add_done_callback(self, fn, *, context=None):
            loop.call_soon(fn, self)

        def result(self):
            return "duck"

        def __await__(self):
            self._asyncio_future_blocking = True
            yield self
            return "quack"

    print(await Ducky())


asyncio.run(main())
