"""Where a coroutine that nobody awaited dies is where the warning says it is."""
import asyncio
from contextlib import suppress


async def work():
    return 1


def drop_in_call(*args):
    return missing


async def in_arguments():
    with suppress(NameError):
        drop_in_call(work(), unknown)


async def in_list():
    with suppress(ZeroDivisionError):
        print([work(), 1 / 0])


async def as_manager():
    with suppress(TypeError):
        async with work():
            pass


async def as_iterator():
    with suppress(TypeError):
        async for item in work():
            pass


async def overwritten():
    value = work()
    value = None
    return value


async def deleted():
    value = work()
    del value


async def from_callback():
    asyncio.get_running_loop().call_soon(work)
    await asyncio.sleep(0)


async def in_gather():
    try:
        await asyncio.gather(work(), not_defined())
    except NameError as error:
        print(error)


async def returned():
    return work()


async def main():
    for part in (in_arguments, in_list, as_manager, as_iterator, overwritten, deleted, from_callback, in_gather):
        print("--", part.__name__, flush=True)
        await part()
    await returned()


asyncio.run(main())
