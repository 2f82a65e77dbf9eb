import asyncio

out = []


def show(tag):
    out.append(tag)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.3, show, "0.3")
    loop.call_later(0.1, show, "0.1")
    loop.call_later(0.2, show, "0.2")
    loop.call_later(0, show, "zero")
    loop.call_later(-1, show, "negative")
    loop.call_soon(show, "soon")
    for i in range(3):
        loop.call_later(0.15, show, f"equal {i}")
    loop.call_at(start + 0.25, show, "at 0.25")
    dead = loop.call_later(0.05, show, "never")
    dead.cancel()
    print("cancelled", dead.cancelled(), "when", round(dead.when() - start, 3))
    await asyncio.sleep(0.4)
    print(*out, sep=" | ")
    out.clear()

    def again(n):
        show(f"again {n}")
        if n:
            loop.call_later(0, again, n - 1)
            loop.call_soon(show, f"soon {n}")

    loop.call_soon(again, 3)
    await asyncio.sleep(0.01)
    print(*out, sep=" | ")


asyncio.run(main())
