"""A cache that keeps futures: many ask for the same thing at once, one fetches; failures and cancellation."""
import asyncio
import functools


def cached(function):
    futures = {}

    @functools.wraps(function)
    async def wrapper(key):
        if key not in futures:
            futures[key] = asyncio.ensure_future(function(key))
            futures[key].add_done_callback(lambda f: futures.pop(key) if f.cancelled() or f.exception() else None)
        return await asyncio.shield(futures[key])

    wrapper.futures = futures
    return wrapper


calls = []


@cached
async def fetch(key):
    calls.append(key)
    await asyncio.sleep(0.1)
    if key.startswith("bad"):
        raise LookupError(key)
    return key.upper()


async def impatient(key, limit):
    try:
        return await asyncio.wait_for(fetch(key), limit)
    except TimeoutError:
        return f"{key} took too long"


async def main():
    print(await asyncio.gather(fetch("a"), fetch("a"), fetch("b"), fetch("a")), calls)
    print(await fetch("a"), calls, sorted(fetch.futures))
    print(await asyncio.gather(fetch("bad"), fetch("bad"), return_exceptions=True), calls)
    print(await asyncio.gather(fetch("bad"), return_exceptions=True), calls, sorted(fetch.futures))
    print(await asyncio.gather(impatient("slow", 0.03), impatient("slow", 0.5), fetch("slow")))
    task = asyncio.create_task(fetch("dropped"))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, fetch("dropped"), return_exceptions=True), calls)
    print(fetch.__name__, fetch.futures["dropped"].result())
    fetch.futures["stopped"] = asyncio.ensure_future(asyncio.sleep(1))
    fetch.futures["stopped"].cancel()
    try:
        await fetch("stopped")
    except asyncio.CancelledError:
        print("cancelled inside")


asyncio.run(main())
