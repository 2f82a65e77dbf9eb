"""Policies, several loops one after another, a future of another loop, get_event_loop inside and outside."""
import asyncio


class Loud(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new loop")
        return super().new_event_loop()


asyncio.set_event_loop_policy(Loud())


async def which():
    loop = asyncio.get_running_loop()
    print(asyncio.get_event_loop() is loop, type(loop).__name__)
    return loop


first = asyncio.run(which())
second = asyncio.run(which())
print(first is second, first.is_closed())
asyncio.set_event_loop_policy(None)
a, b = asyncio.new_event_loop(), asyncio.new_event_loop()
f = a.create_future()


async def foreign():
    try:
        await f
    except RuntimeError as e:
        print(str(e).split(" got Future")[1].split(">")[-1])


b.run_until_complete(foreign())
print(a.run_until_complete(asyncio.sleep(0, "a")), b.run_until_complete(asyncio.sleep(0, "b")))


async def nested_loop():
    try:
        b.run_forever()
    except RuntimeError as e:
        print(e)


a.run_until_complete(nested_loop())
f.cancel()
a.close()
b.close()
try:
    asyncio.set_event_loop(3)
except TypeError as e:
    print(e)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop_policy().get_event_loop()
except RuntimeError as e:
    print(e)
