import asyncio


def plain():
    await asyncio.sleep(1)


asyncio.run(plain())
