import asyncio


async def player(name, inbox, outbox, rallies):
    while True:
        ball = await inbox.get()
        if ball is None:
            print(name, "stops")
            await outbox.put(None)
            return
        print(f"{name} hits {ball}")
        if ball >= rallies:
            print(name, "misses")
            await outbox.put(None)
            return
        await outbox.put(ball + 1)


async def with_events():
    ping, pong = asyncio.Event(), asyncio.Event()

    async def one(name, mine, other, n):
        for i in range(n):
            await mine.wait()
            mine.clear()
            print(name, i)
            other.set()

    ping.set()
    await asyncio.gather(one("ping", ping, pong, 3), one("pong", pong, ping, 3))


async def with_futures(n):
    loop = asyncio.get_running_loop()
    box = {"future": loop.create_future()}

    async def side(name):
        while True:
            future = box["future"]
            value = await future
            if value > n:
                return name
            if value % 2 == (name == "odd"):
                box["future"] = loop.create_future()
                print(name, value)
                box["future"].set_result(value + 1)
            else:
                await asyncio.sleep(0)

    box["future"].set_result(0)
    print(await asyncio.gather(side("even"), side("odd")))


async def main():
    a, b = asyncio.Queue(), asyncio.Queue()
    a.put_nowait(1)
    await asyncio.gather(player("left", a, b, 6), player("right", b, a, 6))
    await with_events()
    await with_futures(5)


asyncio.run(main())
