import asyncio


async def step(n):
    await asyncio.sleep(0.01)
    return n, id(asyncio.get_running_loop()) == loop_id


with asyncio.Runner() as runner:
    loop = runner.get_loop()
    loop_id = id(loop)
    print(runner.run(step(1)), runner.run(step(2)))
    later = loop.create_task(asyncio.sleep(10), name="left over")
print(later.cancelled(), loop.is_closed())
try:
    runner.run(coro := step(3))
except RuntimeError as e:
    print("RuntimeError:", e)
    coro.close()


async def names():
    me = asyncio.current_task()
    print(me.get_name(), len(asyncio.all_tasks()))
    tasks = [asyncio.create_task(asyncio.sleep(0)) for _ in range(3)]
    named = asyncio.create_task(asyncio.sleep(0), name="special")
    named.set_name("very special")
    print([t.get_name() for t in tasks], named.get_name(), len(asyncio.all_tasks()))
    print(named.get_coro().__name__, named.done())
    await asyncio.sleep(0.01)
    print(len(asyncio.all_tasks()), asyncio.current_task() is me)


asyncio.run(names())
asyncio.run(names())
print(asyncio.iscoroutinefunction(step), asyncio.iscoroutine(c := step(1)), asyncio.iscoroutinefunction(print))
c.close()
