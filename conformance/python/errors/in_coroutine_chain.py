import asyncio


async def query(user):
    await asyncio.sleep(0.01)
    if user == 3:
        raise PermissionError(f"user {user} may not")
    return user * 100


async def load(user):
    try:
        return await query(user)
    except PermissionError as e:
        raise LookupError(f"cannot load {user}") from e


async def report(users):
    total = 0
    for user in users:
        total += await load(user)
        print("total", total)
    return total


async def main():
    task = asyncio.create_task(report([1, 2, 3, 4]))
    print("waiting")
    await task


asyncio.run(main())
