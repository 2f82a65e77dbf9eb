"""Timers with the very same deadline leave the heap in a heap's order, not in the order of the calls."""
import asyncio


async def ties(n, extra=()):
    loop = asyncio.get_running_loop()
    out = []
    when = loop.time() + 0.05
    for offset in extra:
        loop.call_at(when + offset, lambda: None)
    for i in range(n):
        loop.call_at(when, out.append, i)
    await asyncio.sleep(0.1)
    return out


async def main():
    for n in range(1, 12):
        print(n, await ties(n))
    print("with a later timer in the heap:")
    for n in (3, 4, 5, 8):
        print(n, await ties(n, extra=[0.02]))
    print("with two earlier ones:")
    for n in (3, 5, 7):
        print(n, await ties(n, extra=[-0.03, -0.01]))


asyncio.run(main())
