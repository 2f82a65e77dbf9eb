"""A leftover task fails while it is being cancelled: reported, and the program's own error still comes out."""
import asyncio


async def bad_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("clean-up failed")


async def main():
    asyncio.create_task(bad_cleanup(), name="bad")
    await asyncio.sleep(0.01)
    raise RuntimeError("main failed")


asyncio.run(main())
