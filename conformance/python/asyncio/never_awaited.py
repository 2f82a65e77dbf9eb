import asyncio


async def forgotten(n):
    print("never printed", n)


async def main():
    forgotten(1)
    print("after one")
    x = forgotten(2)
    x = None
    print("after two")
    coro = forgotten(3)
    coro.close()
    print("closing is fine")
    await asyncio.sleep(0)


asyncio.run(main())
print("outside")
forgotten(4)
print("end")
