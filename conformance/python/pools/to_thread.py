"""asyncio.to_thread, with arguments and context variables."""
import asyncio
import contextvars
import threading
import time

var = contextvars.ContextVar('var', default='none')


def work(a, *, b):
    time.sleep(0.04)
    return a, b, var.get(), threading.current_thread() is threading.main_thread(), threading.current_thread().name


async def main():
    var.set('request 7')
    print(await asyncio.to_thread(work, 1, b=2))
    start = time.perf_counter()
    await asyncio.gather(*[asyncio.to_thread(time.sleep, s) for s in (0.1, 0.15, 0.2)])
    print(round((time.perf_counter() - start) / 0.1))
    try:
        await asyncio.to_thread(int, 'x')
    except ValueError as e:
        print(e)


asyncio.run(main())
