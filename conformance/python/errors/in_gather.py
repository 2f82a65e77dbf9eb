import asyncio


async def ok(n):
    await asyncio.sleep(0.01)
    print("ok", n)
    return n


async def bad():
    await asyncio.sleep(0.005)
    raise ConnectionError("refused")


async def fetch_all():
    return await asyncio.gather(ok(1), bad(), ok(2))


async def main():
    try:
        print(await fetch_all())
    finally:
        print("main ends")


asyncio.run(main())
