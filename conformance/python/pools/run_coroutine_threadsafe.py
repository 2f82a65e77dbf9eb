"""A thread runs coroutines on a loop of another thread and waits for them."""
import asyncio
import threading
import time


async def add(a, b):
    await asyncio.sleep(0.05)
    return a + b


async def fail():
    raise LookupError('in the loop')


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name='loop')
thread.start()
f = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
print(type(f).__module__, f.result(timeout=1))
g = asyncio.run_coroutine_threadsafe(fail(), loop)
print(repr(g.exception(1)))
h = asyncio.run_coroutine_threadsafe(asyncio.sleep(5), loop)
try:
    h.result(0.05)
except TimeoutError:
    print('too slow', h.cancel())
try:
    asyncio.run_coroutine_threadsafe(print, loop)
except TypeError as e:
    print(e)
time.sleep(0.05)
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as e:
    print(e)
