"""A KeyboardInterrupt raised by the program itself leaves asyncio.run."""
import asyncio


async def background():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("background cancelled")
        raise


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.1)
    raise KeyboardInterrupt


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
raise SystemExit(130)
