"""Retry with back-off, circuit breaker, supervisor that restarts, heartbeat with timeout, first success, hedging."""
import asyncio


def now():
    return round(asyncio.get_running_loop().time(), 2)


def flaky(name, failures, delay=0.1):
    left = failures

    async def call():
        nonlocal left
        await asyncio.sleep(delay)
        if left:
            left -= 1
            raise ConnectionError(f"{name} failed")
        return f"{name} ok"
    return call


async def retry(call, attempts=4, base=0.1):
    for n in range(attempts):
        try:
            return await call()
        except ConnectionError as e:
            if n == attempts - 1:
                raise
            print(now(), e, "again in", base * 2 ** n)
            await asyncio.sleep(base * 2 ** n)


class Breaker:
    def __init__(self, limit, reset):
        self.limit, self.reset, self.failures, self.opened = limit, reset, 0, None

    async def call(self, f):
        if self.opened is not None:
            if asyncio.get_running_loop().time() - self.opened < self.reset:
                raise RuntimeError("open")
            print(now(), "half open")
        try:
            result = await f()
        except ConnectionError:
            self.failures += 1
            if self.failures >= self.limit:
                self.opened = asyncio.get_running_loop().time()
            raise
        self.failures, self.opened = 0, None
        return result


async def supervisor(factory, restarts):
    for n in range(restarts + 1):
        try:
            return await asyncio.create_task(factory())
        except Exception as e:
            print(now(), "restart", n, repr(e))
    raise RuntimeError("too many restarts")


async def first_success(*calls):
    tasks = [asyncio.create_task(c()) for c in calls]
    errors = []
    try:
        for f in asyncio.as_completed(tasks):
            try:
                return await f
            except ConnectionError as e:
                errors.append(e)
        raise ExceptionGroup("all failed", errors)
    finally:
        for t in tasks:
            t.cancel()


async def hedged(call, wait):
    first = asyncio.create_task(call("first", 0.5))
    done, _ = await asyncio.wait([first], timeout=wait)
    if done:
        return first.result()
    second = asyncio.create_task(call("second", 0.1))
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    for p in pending:
        p.cancel()
    return done.pop().result()


async def main():
    print(now(), await retry(flaky("service", 2)))
    try:
        await retry(flaky("dead", 9), attempts=2)
    except ConnectionError as e:
        print("gave up:", e)
    breaker, call = Breaker(2, 1), flaky("db", 2)
    for _ in range(6):
        try:
            print(now(), await breaker.call(call))
        except Exception as e:
            print(now(), type(e).__name__, e)
        await asyncio.sleep(0.3)
    print(await supervisor(flaky("task", 2), 3))
    print(await first_success(flaky("a", 1, 0.1), flaky("b", 0, 0.3), flaky("c", 0, 0.2)))
    try:
        await first_success(flaky("x", 1), flaky("y", 1))
    except* ConnectionError as eg:
        print([str(e) for e in eg.exceptions])

    async def call(name, delay):
        await asyncio.sleep(delay)
        return name

    print(await hedged(call, 0.2), now())

    async def heartbeat(beats):
        for delay in beats:
            await asyncio.sleep(delay)
            event.set()

    event = asyncio.Event()
    task = asyncio.create_task(heartbeat([0.1, 0.1, 0.9]))
    try:
        while True:
            async with asyncio.timeout(0.3):
                await event.wait()
            event.clear()
            print(now(), "beat")
    except TimeoutError:
        print(now(), "lost")
    task.cancel()


asyncio.run(main())
