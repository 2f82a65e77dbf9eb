import asyncio


async def job(delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return delay


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def start(*specs):
    return [asyncio.create_task(job(d, *e), name=n) for n, d, *e in specs]


async def main():
    tasks = await start(("a", 0.1), ("b", 0.2), ("c", 0.3))
    done, pending = await asyncio.wait(tasks)
    print("ALL", names(done), names(pending))

    tasks = await start(("a", 0.1), ("b", 0.2), ("c", 0.3))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("FIRST", names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.15)
    print("timeout", names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print("rest", names(done), names(pending))

    tasks = await start(("a", 0.1), ("b", 0.2, ValueError("b")), ("c", 0.3))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("EXCEPTION", names(done), names(pending), [repr(t.exception()) for t in tasks if t.done()])
    await asyncio.wait(pending)

    tasks = await start(("a", 0.1), ("b", 0.2), ("c", 0.3))
    asyncio.get_running_loop().call_later(0.05, tasks[2].cancel)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("a cancelled one is no exception", names(done), names(pending), tasks[2].cancelled())

    tasks = await start(("d", 0), ("e", 0))
    await asyncio.sleep(0.05)
    done, pending = await asyncio.wait(tasks)
    print("all done before", names(done), names(pending))
    for bad in ([], job(1)):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        await asyncio.wait(tasks, return_when="SOMETIME")
    except ValueError as e:
        print("ValueError", e)
    bad.close()


asyncio.run(main())
