"""The order in which a failed task's exception, its causes and the frames in its traceback let go."""
import asyncio


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def deep():
    noisy = Noisy("deep")
    raise KeyError("deep")


async def convert():
    noisy = Noisy("convert")
    try:
        deep()
    except KeyError as error:
        raise ValueError("converted") from error


async def outer():
    noisy = Noisy("outer")
    await convert()


async def broken_stream():
    noisy = Noisy("stream")
    raise StopIteration("not allowed")
    yield


async def iterate():
    noisy = Noisy("iterate")
    async for _ in broken_stream():
        pass


async def main():
    for work in (outer, iterate):
        print("--", work.__name__)
        results = await asyncio.gather(work(), return_exceptions=True)
        print(results)
        results.clear()
        print("cleared")
        await asyncio.sleep(0)
        task = asyncio.create_task(work())
        await asyncio.wait([task])
        error = task.exception()
        print(type(error).__name__, type(error.__cause__).__name__)
        del error
        print("dropping the task")
        del task
    future = asyncio.get_running_loop().create_future()
    try:
        deep()
    except KeyError as error:
        future.set_exception(error)
    print("set")
    try:
        await future
    except KeyError:
        pass
    print("awaited")
    del future
    print("end")


asyncio.run(main())
