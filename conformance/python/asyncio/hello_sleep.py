import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def sequential():
    started = time.perf_counter()
    await say_after(1, "hello")
    await say_after(2, "world")
    print(f"sequential took {time.perf_counter() - started:.2f} s")


async def concurrent():
    started = time.perf_counter()
    task1 = asyncio.create_task(say_after(1, "hello"))
    task2 = asyncio.create_task(say_after(2, "world"))
    await task1
    await task2
    print(f"concurrent took {time.perf_counter() - started:.2f} s")


async def main():
    await sequential()
    await concurrent()


if __name__ == "__main__":
    asyncio.run(main())
