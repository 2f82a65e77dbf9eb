# A long history: 10^8 instructions, 10^5 switches of tasks, 10^5 live objects. Measured by seeking in it.
import asyncio

OBJECTS = [[i] for i in range(100_000)]


async def work(name, turns):
    total = 0
    for turn in range(turns):
        for i in range(50):
            total += OBJECTS[(turn * 31 + i * 7 + name) % 100_000][0]
        OBJECTS[(turn + name) % 100_000] = [turn]
        await asyncio.sleep(0)
    return total


async def main():
    print(sum(await asyncio.gather(*(work(name, 10_000) for name in range(10)))))


asyncio.run(main())
