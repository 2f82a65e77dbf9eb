import asyncio
from functools import wraps


class ServiceError(Exception):
    pass


def retry(attempts, delay, factor=2, on=(ServiceError, asyncio.TimeoutError)):
    def decorate(func):
        @wraps(func)
        async def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, attempts + 1):
                try:
                    return await func(*args, **kwargs)
                except on as e:
                    if attempt == attempts:
                        print(f"  giving up after {attempt}")
                        raise
                    print(f"  attempt {attempt} failed with {e!r}, waiting {wait:.2f}")
                    await asyncio.sleep(wait)
                    wait *= factor
        return wrapper
    return decorate


calls = 0


@retry(4, 0.1)
async def flaky(fail_times):
    """Fails a few times."""
    global calls
    calls += 1
    if calls <= fail_times:
        raise ServiceError(f"call {calls}")
    return f"ok at call {calls}"


@retry(2, 0.05)
async def slow():
    await asyncio.wait_for(asyncio.sleep(10), 0.2)


async def main():
    global calls
    loop = asyncio.get_running_loop()
    print(flaky.__name__, flaky.__doc__)
    started = loop.time()
    print(await flaky(2), f"{loop.time() - started:.2f}")
    calls = 0
    try:
        await flaky(10)
    except ServiceError as e:
        print("error:", e)
    try:
        await slow()
    except asyncio.TimeoutError:
        print("timed out twice")
    print(f"total {loop.time() - started:.2f}")


asyncio.run(main())
