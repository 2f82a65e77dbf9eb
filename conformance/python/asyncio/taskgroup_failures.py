"""Task groups: several failures at once, a failing body, cancellation from outside, tasks that make tasks."""
import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def slow(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


def show(group, depth=0):
    print("  " * depth + f"{type(group).__name__}: {group}")
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            show(error, depth + 1)
        else:
            print("  " * (depth + 1) + repr(error))


async def two_at_once():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.01, ValueError(1)))
            group.create_task(fail(0.01, KeyError(2)))
            group.create_task(slow("third"))
    except ExceptionGroup as error:
        show(error)


async def body_fails():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow("child"))
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as error:
        show(error)


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(slow("outer's"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(0.01, OSError("deep")))
    except* OSError as error:
        show(error)


async def from_outside():
    async def work():
        async with asyncio.TaskGroup() as group:
            group.create_task(slow("grouped"))

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside sees", error.args)


async def growing():
    async with asyncio.TaskGroup() as group:
        async def spawn(n):
            if n:
                group.create_task(spawn(n - 1), name=f"level {n}")
            print(asyncio.current_task().get_name(), n)

        group.create_task(spawn(3), name="first")
    print(group)
    for act in (lambda: group.create_task(slow("late")), ):
        try:
            act()
        except RuntimeError as error:
            print(str(error).partition(" <")[2].partition("TaskGroup")[1], str(error).rpartition("> ")[2])


for part in (two_at_once, body_fails, nested, from_outside, growing):
    print("--", part.__name__)
    asyncio.run(part())
