"""asyncio.Event: several waiters, set and clear in one step, wait after set, timeouts, repr."""
import asyncio


def text(x):
    """The repr without its address."""
    words = repr(x).split()
    return " ".join([words[0]] + words[words.index("at") + 2:])


async def waiter(event, name):
    result = await event.wait()
    print(name, result, event.is_set())


async def main():
    event = asyncio.Event()
    print(text(event), event.is_set())
    tasks = [asyncio.create_task(waiter(event, f"w{i}")) for i in range(3)]
    await asyncio.sleep(0)
    print(text(event))
    event.set()
    event.clear()
    late = asyncio.create_task(waiter(event, "late"))
    await asyncio.sleep(0.01)
    print([t.done() for t in tasks], late.done())
    event.set()
    event.set()
    print(await event.wait(), text(event))
    await late
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), timeout=0.2)
    except asyncio.TimeoutError:
        print("timed out", text(event))
    victim = asyncio.create_task(event.wait())
    other = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    victim.cancel()
    await asyncio.sleep(0)
    print(text(event))
    event.set()
    print(await other, victim.cancelled())

    async def start(gate, n):
        await gate.wait()
        print("runner", n, "starts at", round(asyncio.get_running_loop().time(), 2))

    gate = asyncio.Event()
    asyncio.get_running_loop().call_later(0.3, gate.set)
    await asyncio.gather(*(start(gate, i) for i in range(3)))


asyncio.run(main())
