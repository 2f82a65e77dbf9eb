"""The three ends of a task, exception() and result() in each, callbacks with each, and waiting for each."""
import asyncio


async def ok():
    return "value"


async def bad():
    raise ZeroDivisionError("bad")


async def hang():
    await asyncio.sleep(10)


async def main():
    tasks = [asyncio.create_task(f(), name=f.__name__) for f in (ok, bad, hang)]
    for t in tasks:
        t.add_done_callback(lambda t: print("callback", t.get_name(), t.cancelled() or t.exception() or t.result()))
    await asyncio.sleep(0)
    tasks[2].cancel("enough")
    await asyncio.wait(tasks)
    for t in tasks:
        print(t.get_name(), t.done(), t.cancelled())
        for method in (t.result, t.exception):
            try:
                print("  ", method.__name__, repr(method()))
            except BaseException as e:
                print("  ", method.__name__, "raises", type(e).__name__, e.args)
        try:
            print("   await", await t)
        except BaseException as e:
            print("   await raises", type(e).__name__, e.args)
    t = asyncio.create_task(ok())
    for method in (t.result, t.exception):
        try:
            method()
        except asyncio.InvalidStateError as e:
            print(e)
    print(t.remove_done_callback(print), await t)
    results = await asyncio.gather(ok(), bad(), return_exceptions=True)
    print([r if not isinstance(r, Exception) else f"error {r}" for r in results])


asyncio.run(main())
