"""asyncio.Barrier: phases, index of arrival, reset, abort, broken, context manager."""
import asyncio


def text(x):
    """The repr without its address."""
    words = repr(x).split()
    return " ".join([words[0]] + words[words.index("at") + 2:])


async def party(barrier, name, delay):
    await asyncio.sleep(delay)
    try:
        position = await barrier.wait()
        print(name, "passed as", position, barrier.n_waiting, barrier.broken)
    except asyncio.BrokenBarrierError as e:
        print(name, "broken", e)


async def main():
    barrier = asyncio.Barrier(3)
    print(text(barrier), barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*(party(barrier, f"p{i}", 0.1 * i) for i in range(3)))
    print("second use")
    await asyncio.gather(*(party(barrier, f"q{i}", 0.1 * (3 - i)) for i in range(3)))
    tasks = [asyncio.create_task(party(barrier, f"r{i}", 0)) for i in range(2)]
    await asyncio.sleep(0.05)
    print(text(barrier))
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(text(barrier))
    tasks = [asyncio.create_task(party(barrier, f"s{i}", 0)) for i in range(2)]
    await asyncio.sleep(0.05)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await party(barrier, "late", 0)
    await barrier.reset()

    async def phase(n):
        async with barrier as position:
            if position == 0:
                print("the one who opens")
            return position

    print(sorted(await asyncio.gather(*(phase(i) for i in range(3)))))
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)
    t = asyncio.create_task(barrier.wait())
    u = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    print(barrier.n_waiting, t.cancelled())
    print(sorted(await asyncio.gather(u, barrier.wait(), barrier.wait())))


asyncio.run(main())
