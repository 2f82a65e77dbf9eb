"""asyncio.wait: all, first, first exception, timeouts, forbidden coroutines, already done, empty, looping over the rest."""
import asyncio


async def job(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return name


def names(tasks):
    return sorted(t.get_name() for t in tasks)


def start(*jobs):
    return [asyncio.create_task(job(*j), name=j[0]) for j in jobs]


async def main():
    loop = asyncio.get_running_loop()
    tasks = start(("a", 0.1), ("b", 0.2), ("c", 0.3))
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending))
    tasks = start(("ok", 0.1), ("bad", 0.2, ValueError("bad")), ("late", 0.4))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in sorted(done, key=lambda t: t.get_name())])
    done, pending = await asyncio.wait(pending, timeout=0.05)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0)
    print(names(done), names(pending))
    pending.pop().cancel()
    await asyncio.sleep(0)
    pending = set(start(("r3", 0.3), ("r1", 0.1), ("r2", 0.2)))
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(round(loop.time(), 1), names(done))
    for bad in ([], [job("coroutine", 1)], 3, start(("z", 0))[0]):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        if isinstance(bad, list) and bad:
            bad[0].close()
    try:
        await asyncio.wait(start(("m", 0)), return_when="WHEN")
    except ValueError as e:
        print(e)
    f = loop.create_future()
    f.set_result(1)
    print(len((await asyncio.wait([f]))[0]), len((await asyncio.wait({f, f}))[0]))

    async def race(*jobs):
        tasks = start(*jobs)
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for t in pending:
            t.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        return done.pop().result(), [t.cancelled() for t in tasks]

    print(await race(("tortoise", 0.5), ("hare", 0.1)))


asyncio.run(main())
