import asyncio
import sys


async def quits():
    await asyncio.sleep(0.05)
    print("leaving from a task")
    sys.exit(7)


async def other():
    try:
        await asyncio.sleep(1)
    finally:
        print("other is cleaned up")


async def main():
    await asyncio.gather(other(), quits())
    print("never")


asyncio.run(main())
