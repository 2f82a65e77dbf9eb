"""Tasks that only sleep(0) run in turn; more tasks, more passes; a new task comes at the end of the line."""
import asyncio


async def spin(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)


async def spawner(log):
    log.append("s0")
    t = asyncio.create_task(spin("n", 2, log))
    await asyncio.sleep(0)
    log.append("s1")
    await t
    log.append("s2")


async def main():
    log = []
    await asyncio.gather(spin("a", 3, log), spin("b", 3, log), spin("c", 1, log))
    print(*log)
    log = []
    await asyncio.gather(spawner(log), spin("x", 4, log))
    print(*log)
    log = []
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon")
    loop.call_later(0, log.append, "later")
    t = asyncio.create_task(spin("t", 2, log))
    await asyncio.sleep(0)
    log.append("main")
    await t
    print(*log)

    async def immediate():
        return "no suspension"

    log = []
    t = asyncio.create_task(spin("z", 2, log))
    for _ in range(3):
        log.append(await immediate())
    print(len(log), log[-1])
    await t
    print(*log[3:])


asyncio.run(main())
