import asyncio


async def countdown(name, n):
    while n > 0:
        print(f'T-minus {n} ({name})')
        await asyncio.sleep(1)
        n -= 1


async def main():
    await asyncio.gather(countdown('A', 2), countdown('B', 3))


asyncio.run(main())
