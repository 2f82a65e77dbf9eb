"""KeyboardInterrupt and SystemExit in tasks and callbacks leave the loop; GeneratorExit and own BaseExceptions."""
import asyncio


class Mine(BaseException):
    pass


async def raises(e):
    await asyncio.sleep(0.1)
    raise e


async def other():
    try:
        await asyncio.sleep(1)
        print("other ends")
    except asyncio.CancelledError:
        print("other cancelled")
        raise


async def main(e):
    t = asyncio.create_task(other())
    await asyncio.create_task(raises(e))


for e in (KeyboardInterrupt("k"), SystemExit(3), Mine("m"), ValueError("v")):
    try:
        asyncio.run(main(e))
    except BaseException as caught:
        print(type(caught).__name__, caught.args)


async def callback_exit():
    loop = asyncio.get_running_loop()

    def leave():
        raise SystemExit("from a callback")

    loop.call_soon(leave)
    await asyncio.sleep(1)


try:
    asyncio.run(callback_exit())
except SystemExit as caught:
    print("exit", caught.code)


async def gathers():
    r = await asyncio.gather(raises(Mine("g")), asyncio.sleep(0), return_exceptions=True)
    print(r)


asyncio.run(gathers())
