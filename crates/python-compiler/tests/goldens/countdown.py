import asyncio

async def countdown(name, n):
    while n:
        print(name, n)
        await asyncio.sleep(1)
        n -= 1

asyncio.run(countdown("a", 3))
