import asyncio


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(f"failure {n}")


async def main():
    task = asyncio.create_task(fail(1), name="failing")
    await asyncio.sleep(0.01)
    print("done", task.done())
    del task
    print("reported above")
    asyncio.create_task(fail(2), name="no reference")
    await asyncio.sleep(0.01)
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("future"))
    del future
    pending = asyncio.get_running_loop().create_future()
    del pending
    print("main ends")


asyncio.run(main())
