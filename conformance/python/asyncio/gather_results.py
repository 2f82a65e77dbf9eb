import asyncio


async def job(name, delay, fail=None):
    try:
        print("start", name)
        await asyncio.sleep(delay)
        if fail:
            raise fail
        print("end", name)
        return name.upper()
    except asyncio.CancelledError:
        print("cancelled", name)
        raise


async def main():
    print(await asyncio.gather(job("a", 0.3), job("b", 0.1), job("c", 0.2)))
    print(await asyncio.gather(job("d", 0.1, ValueError("d fails")), job("e", 0.2), return_exceptions=True))
    try:
        await asyncio.gather(job("f", 0.2, KeyError("f")), job("g", 0.1, IndexError("g")), job("h", 0.3))
    except Exception as error:
        print("first failure", repr(error))
    print("the others keep running")
    await asyncio.sleep(0.25)

    same = job("same", 0.05)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather())
    print(await asyncio.gather(asyncio.gather(job("i", 0.01), job("j", 0.02)), job("k", 0.03)))

    outer = asyncio.gather(job("l", 1), job("m", 2), return_exceptions=True)
    asyncio.get_running_loop().call_later(0.05, outer.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("gather cancelled", outer.cancelled())

    child = asyncio.create_task(job("n", 1))
    outer = asyncio.gather(child, job("o", 0.1), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    results = await outer
    print([type(r).__name__ for r in results])


asyncio.run(main())
