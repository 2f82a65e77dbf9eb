"""call_later and call_at: cancelling many, rescheduling from inside, order of equal ones, handles that know their time."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    log = []
    handles = [loop.call_later(0.1 * (i % 3 + 1), log.append, i) for i in range(9)]
    for h in handles[::2]:
        h.cancel()
    await asyncio.sleep(0.5)
    print(log, [h.cancelled() for h in handles])

    def tick(n):
        print(f"{loop.time() - start:.1f} tick {n}")
        if n:
            loop.call_later(0.1, tick, n - 1)

    tick(3)
    await asyncio.sleep(0.5)
    when = loop.time() + 0.2
    h = loop.call_at(when, print, "at")
    print(h.when() == when, h.cancelled(), h < loop.call_at(when + 1, print, "later"), h == h)
    await asyncio.sleep(0.3)
    many = [loop.call_later(5, print, i) for i in range(150)]
    for m in many[:140]:
        m.cancel()
    await asyncio.sleep(0.1)
    for m in many:
        m.cancel()
    loop.call_soon(print, "soon 1")
    loop.call_later(0, print, "later 0")
    loop.call_later(-5, print, "negative")
    loop.call_soon(print, "soon 2")
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
