"""Cooperative scheduling made visible with sleep(0), and what happens to the one who never yields."""
import asyncio


async def polite(name, n, trace):
    for i in range(n):
        trace.append(name)
        await asyncio.sleep(0)


async def bursty(name, n, burst, trace):
    for i in range(n):
        for _ in range(burst):
            trace.append(name)
        await asyncio.sleep(0)


async def greedy(name, n, trace):
    for i in range(n):
        trace.append(name)


async def awaits_without_switch(name, n, trace):
    async def nothing():
        trace.append(name)
    for i in range(n):
        await nothing()


async def main():
    trace = []
    await asyncio.gather(polite("a", 4, trace), polite("b", 2, trace), polite("c", 3, trace))
    print("".join(trace))
    trace.clear()
    await asyncio.gather(polite("a", 4, trace), bursty("B", 2, 3, trace), greedy("g", 5, trace), polite("c", 3, trace))
    print("".join(trace))
    trace.clear()
    await asyncio.gather(polite("a", 4, trace), awaits_without_switch("n", 4, trace))
    print("".join(trace))
    trace.clear()
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)

    async def waits_for_done(name):
        for _ in range(4):
            trace.append(name)
            await done

    await asyncio.gather(polite("a", 4, trace), waits_for_done("d"))
    print("".join(trace))


asyncio.run(main())
