import asyncio


def double(x):
    y = x * 2
    return y


async def inner(name):
    a = double(3)
    await asyncio.sleep(1)
    return a


async def worker(name):
    first = await inner(name)
    second = double(first)
    print(name, second)


async def main():
    await asyncio.gather(worker('A'), worker('B'))
    print('end')


asyncio.run(main())
