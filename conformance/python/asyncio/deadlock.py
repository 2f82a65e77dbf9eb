"""Nothing will ever happen again: both sides say so in the same words."""
import asyncio


async def waits_for(future):
    await future


async def main():
    loop = asyncio.get_running_loop()
    a, b = loop.create_future(), loop.create_future()
    print("waiting for ever")
    await asyncio.gather(waits_for(a), waits_for(b))
    print("never")


asyncio.run(main())
