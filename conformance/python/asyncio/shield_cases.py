import asyncio


async def save(record):
    print("saving", record)
    await asyncio.sleep(0.2)
    print("saved", record)
    return f"{record} ok"


async def request(record):
    try:
        return await asyncio.shield(save(record))
    except asyncio.CancelledError:
        print("request cancelled, the saving goes on")
        raise


async def main():
    print(await request("one"))
    task = asyncio.create_task(request("two"))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled")
    await asyncio.sleep(0.15)

    inner = asyncio.create_task(save("three"))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0.05)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer follows inner", outer.cancelled(), inner.cancelled())

    done = asyncio.create_task(save("four"))
    await done
    print("a finished one comes back as it is:", asyncio.shield(done) is done)

    async def fails():
        await asyncio.sleep(0.05)
        raise OSError("disk full")

    outer = asyncio.shield(fails())
    await asyncio.sleep(0)
    try:
        await outer
    except OSError as e:
        print("OSError", e)

    try:
        await asyncio.wait_for(asyncio.shield(keep := asyncio.create_task(save("five"))), 0.1)
    except asyncio.TimeoutError:
        print("timeout; inner done:", keep.done())
    print(await keep)


asyncio.run(main())
