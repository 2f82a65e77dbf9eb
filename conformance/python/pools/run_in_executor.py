"""Blocking calls beside a loop that goes on ticking."""
import asyncio
import time


def blocking(seconds, name, error=None):
    time.sleep(seconds)
    if error is not None:
        raise error
    return name


async def main():
    loop = asyncio.get_running_loop()

    async def ask(name, seconds):
        print('result', await loop.run_in_executor(None, blocking, seconds, name))

    async def ticker():
        for i in range(4):
            print('tick', i)
            await asyncio.sleep(0.12)

    await asyncio.gather(ask('j1', 0.3), ask('j2', 0.18), ticker())
    try:
        await loop.run_in_executor(None, blocking, 0.05, 'bad', OSError('disk'))
    except OSError as e:
        print('OSError', e)


asyncio.run(main())
