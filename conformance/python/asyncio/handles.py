import asyncio


def callback(*args):
    print("callback", args)


async def main():
    loop = asyncio.get_running_loop()
    h = loop.call_soon(callback, 1)
    print(type(h).__name__, h.cancelled())
    h.cancel()
    h.cancel()
    print(h.cancelled())
    t = loop.call_later(0.05, callback, 2)
    u = loop.call_later(0.05, callback, 3)
    print(type(t).__name__, t.when() < u.when(), t < u, t == u, t == t)
    u.cancel()

    def cancels_later_one():
        print("cancelling a handle of the same pass")
        victim.cancel()

    loop.call_soon(cancels_later_one)
    victim = loop.call_soon(callback, "never")
    await asyncio.sleep(0.1)

    timers = [loop.call_later(0.01 * (i + 1), callback, "t", i) for i in range(5)]
    timers[0].cancel()
    timers[3].cancel()
    await asyncio.sleep(0.1)
    many = [loop.call_later(1 + i * 0.01, callback, i) for i in range(150)]
    for i, timer in enumerate(many):
        if i != 77:
            timer.cancel()
    await asyncio.sleep(2.5)
    print("only one of the many")

    order = []
    for i in range(4):
        loop.call_soon_threadsafe(order.append, i)
    loop.call_soon(order.append, "plain")
    await asyncio.sleep(0)
    print(order)


asyncio.run(main())
