"""Two countdowns of different length that sleep a second a turn."""
import asyncio


async def countdown(name, n):
    while n > 0:
        print(name, n)
        await asyncio.sleep(1)
        n -= 1
    print(name, "liftoff")


async def main():
    await asyncio.gather(countdown("alpha", 3), countdown("beta", 5))
    print("all done")


asyncio.run(main())
