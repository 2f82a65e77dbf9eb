import asyncio


async def mirror(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ConnectionError(name)
        return name
    except asyncio.CancelledError:
        print(name, "called off")
        raise


async def race(*coros):
    tasks = [asyncio.create_task(c) for c in coros]
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(iter(done)).result()
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def first_success(*coros):
    pending = {asyncio.create_task(c) for c in coros}
    errors = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            if t.exception() is None:
                for p in pending:
                    p.cancel()
                if pending:
                    await asyncio.wait(pending)
                return t.result(), errors
            errors.append(repr(t.exception()))
    raise ExceptionGroup("all failed", [ConnectionError(e) for e in errors])


async def main():
    print(await race(mirror("slow", 0.3), mirror("fast", 0.1), mirror("middle", 0.2)))
    print(await first_success(mirror("x", 0.1, True), mirror("y", 0.2), mirror("z", 0.3)))
    try:
        await first_success(mirror("p", 0.1, True), mirror("q", 0.05, True))
    except* ConnectionError as group:
        print(len(group.exceptions), [str(e) for e in group.exceptions])
    try:
        await race(mirror("bad", 0.01, True), mirror("good", 0.1))
    except ConnectionError as e:
        print("race lost to an error", e)


asyncio.run(main())
