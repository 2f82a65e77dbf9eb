"""What asyncio.run does at its end: cancels leftovers, reports their errors, closes async generators."""
import asyncio


async def leftover(name, reaction):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "cancelled")
        if reaction == "error":
            raise ValueError(f"{name} fails in cleanup")
        if reaction == "slow":
            await asyncio.sleep(0.5)
            print(name, "cleaned up slowly")
            raise
        if reaction == "swallow":
            return "swallowed"
        raise
    finally:
        print(name, "finally")


async def agen(name):
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0.1)
        print("agen", name, "closed")


async def main():
    tasks = [asyncio.create_task(leftover(f"t-{r}", r), name=r) for r in ("plain", "slow", "swallow", "error")]
    g = agen("kept")
    await anext(g)
    main.g = g
    async for _ in agen("dropped"):
        break
    await asyncio.sleep(0.1)
    main.tasks = tasks
    print("main returns")
    return "result"


print(asyncio.run(main()))
print([t.cancelled() for t in main.tasks], main.tasks[2].result())
try:
    asyncio.run(asyncio.sleep(0), debug=None)
    asyncio.run(3)
except ValueError as e:
    print(e)


async def fails():
    asyncio.create_task(leftover("beside", "plain"))
    await asyncio.sleep(0)
    raise LookupError("main fails")


try:
    asyncio.run(fails())
except LookupError as e:
    print(repr(e))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0.1, "one")), runner.get_loop().is_running())
    runner.run(asyncio.sleep(0.1))
try:
    runner.run(c := asyncio.sleep(0))
except RuntimeError as e:
    print(e)
    c.close()
