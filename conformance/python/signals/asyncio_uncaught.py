# The same, and nobody catches it.
import asyncio
import signal


async def main():
    try:
        asyncio.get_running_loop().call_later(0.02, signal.raise_signal, signal.SIGINT)
        await asyncio.sleep(1)
    finally:
        print('finally', flush=True)


asyncio.run(main())
