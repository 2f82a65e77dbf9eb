import asyncio


async def job(n, d, error=None):
    await asyncio.sleep(d)
    if error:
        raise error
    return n


async def main():
    for future in asyncio.as_completed([job("a", 0.3), job("b", 0.1), job("c", 0.2)]):
        print(await future)
    for future in asyncio.as_completed([job("ok", 0.05), job("bad", 0.1, ValueError("bad"))]):
        try:
            print(await future)
        except ValueError as e:
            print("ValueError", e)
    try:
        for future in asyncio.as_completed([job("quick", 0.1), job("slow", 0.5)], timeout=0.2):
            print(await future)
    except asyncio.TimeoutError:
        print("timed out")
    futures = list(asyncio.as_completed([job(i, 0.01 * (5 - i)) for i in range(5)]))
    print(len(futures), [await f for f in futures])


asyncio.run(main())
