"""Loops made by hand, run one after another and one inside a callback of nobody."""
import asyncio


async def job(n):
    await asyncio.sleep(0.01)
    return n * n


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(job(3)))
print(loop.run_until_complete(job(4)))
loop.call_later(0.02, loop.stop)
loop.call_soon(print, "soon")
loop.run_forever()
print("stopped")
loop.stop()
loop.call_soon(print, "one pass although stopped before")
loop.run_forever()
future = loop.create_future()
loop.call_later(0.01, future.set_result, "late")
print(loop.run_until_complete(future))
try:
    loop.call_later(0.01, loop.stop)
    loop.run_until_complete(loop.create_future())
except RuntimeError as e:
    print("RuntimeError:", e)


async def fails():
    raise LookupError("in the coroutine")


try:
    loop.run_until_complete(fails())
except LookupError as e:
    print("LookupError:", e)
other = asyncio.new_event_loop()


async def foreign():
    await future_of_loop


future_of_loop = loop.create_future()
try:
    other.run_until_complete(foreign())
except RuntimeError as e:
    print("RuntimeError:", "attached to a different loop" in str(e))


async def nested():
    try:
        coro = job(5)
        other.run_until_complete(coro)
    except RuntimeError as e:
        print("RuntimeError:", e)
        coro.close()
    try:
        asyncio.get_running_loop().run_forever()
    except RuntimeError as e:
        print("RuntimeError:", e)


loop.run_until_complete(nested())
loop.close()
other.close()
for operation in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.call_later(1, print)):
    try:
        operation()
    except RuntimeError as e:
        print("RuntimeError:", e)
asyncio.set_event_loop(third := asyncio.new_event_loop())
print(asyncio.get_event_loop_policy().get_event_loop() is third)
print(third.run_until_complete(asyncio.wait_for(job(6), 1)))
third.run_until_complete(third.shutdown_asyncgens())
third.close()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print("RuntimeError:", e)
