"""run_until_complete and run_forever on one loop in turns: what is pending stays and goes on in the next run."""
import asyncio

loop = asyncio.new_event_loop()


async def ticker(n):
    for i in range(n):
        print("tick", i, round(loop.time(), 1))
        await asyncio.sleep(0.3)
    return "ticker done"


t = loop.create_task(ticker(5))
print(loop.run_until_complete(asyncio.sleep(0.7, "first run")))
print(t.done())
loop.call_later(0.4, loop.stop)
loop.run_forever()
print("stopped", t.done(), loop.is_running())
loop.stop()
loop.run_forever()
print("ran one pass")
print(loop.run_until_complete(t))


def stop_soon():
    loop.stop()
    loop.call_soon(print, "in the next run")
    print("stop called")


loop.call_soon(stop_soon)
loop.call_soon(print, "same pass")
loop.run_forever()
print("---")
loop.run_until_complete(asyncio.sleep(0))


async def error():
    raise RuntimeError("from the coroutine")


try:
    loop.run_until_complete(error())
except RuntimeError as e:
    print(e)
f = loop.create_future()
loop.call_soon(f.cancel)
try:
    loop.run_until_complete(f)
except asyncio.CancelledError:
    print("cancelled future")
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())
