"""What asyncio.run does with what is left over."""
import asyncio


async def background(name, clean):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "cancelled; cleaning for", clean)
        await asyncio.sleep(clean)
        print(name, "clean")
        raise
    finally:
        print(name, "finally")


async def stubborn():
    try:
        await asyncio.sleep(50)
    except asyncio.CancelledError:
        print("stubborn returns")
        return "no"


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closing")
        await asyncio.sleep(0)
        print("generator closed")


async def main():
    global keep, gen
    keep = [asyncio.create_task(background("b1", 0.2)), asyncio.create_task(background("b2", 0.1)),
            asyncio.create_task(stubborn())]
    gen = numbers()
    print("first number", await gen.__anext__())
    await asyncio.sleep(0.1)
    print("main returns")
    return "result"


print(asyncio.run(main()))
print([t.cancelled() for t in keep], keep[2].result())
try:
    asyncio.run("not a coroutine")
except ValueError as e:
    print("ValueError:", e)


async def nested():
    coro = asyncio.sleep(0)
    try:
        asyncio.run(coro)
    except RuntimeError as e:
        print("RuntimeError:", e)
        coro.close()


asyncio.run(nested())
