"""stop() lets the present pass end; what was added during it waits for the next run."""
import asyncio

loop = asyncio.new_event_loop()


def last_words():
    print("after stop, same pass")
    loop.call_soon(print, "added in the pass that stops: next run")


loop.call_soon(print, "before stop")
loop.call_soon(loop.stop)
loop.call_soon(last_words)
loop.call_later(0.05, print, "timer: a later run")
loop.run_forever()
print("stopped")
loop.stop()
loop.run_forever()
print("stopped again")


async def finishing(n):
    await asyncio.sleep(0)
    loop.call_soon(print, "soon, beside the end of", n)
    return n


other = loop.create_task(finishing("other"))
print(loop.run_until_complete(finishing("main")))
print(other.done())
loop.call_later(0.1, loop.stop)
loop.run_forever()
loop.close()
print("closed")
