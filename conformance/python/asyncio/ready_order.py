"""The ready queue is first in, first out; what is added during a pass waits for the next one."""
import asyncio

log = []


def note(*words):
    log.append(" ".join(map(str, words)))


async def worker(name, turns):
    for i in range(turns):
        note(name, "turn", i)
        await asyncio.sleep(0)
    note(name, "ends")
    return name


def chain(loop, name, left):
    note("callback", name, left)
    if left:
        loop.call_soon(chain, loop, name, left - 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "before tasks")
    first = asyncio.create_task(worker("A", 3))
    loop.call_soon(chain, loop, "x", 2)
    second = asyncio.create_task(worker("B", 2))
    loop.call_soon(note, "after tasks")
    note("main has created everything")
    await asyncio.sleep(0)
    note("main again")
    loop.call_soon(note, "soon from main")
    await asyncio.sleep(0)
    note("main third time")
    note("results", await second, await first)


asyncio.run(main())
for number, line in enumerate(log):
    print(f"{number:2}: {line}")
