"""Loop methods: call_soon, call_later, call_at, cancel of handles, run_forever and stop, time, debug, is_running."""
import asyncio


def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(loop.is_running(), loop.is_closed(), loop.get_debug(), loop)
    out = []
    loop.call_soon(out.append, 1)
    h = loop.call_soon(out.append, 2)
    h.cancel()
    print(h.cancelled(), h)
    late = loop.call_later(0.2, print, "late", 0.2)
    gone = loop.call_later(0.1, print, "never")
    gone.cancel()
    print(late.when() > gone.when(), late.cancelled(), gone.cancelled())
    loop.call_at(loop.time() + 0.3, loop.stop)
    loop.call_soon(lambda: print("running", loop.is_running(), asyncio.get_event_loop() is loop))
    loop.run_forever()
    print(out, round(loop.time(), 1))

    async def answer():
        await asyncio.sleep(0.1)
        return 42

    print(loop.run_until_complete(answer()))
    task = loop.create_task(answer(), name="named")
    print(task.get_name(), loop.run_until_complete(asyncio.wait_for(task, 1)))
    future = loop.create_future()
    loop.call_soon(future.set_result, "future")
    print(loop.run_until_complete(future))

    async def nested():
        try:
            loop.run_until_complete(c := answer())
        except RuntimeError as e:
            print(e)
            c.close()
        try:
            asyncio.run(c := answer())
        except RuntimeError as e:
            print(e)
            c.close()

    loop.run_until_complete(nested())
    loop.call_soon(loop.stop)
    try:
        loop.run_until_complete(asyncio.sleep(1))
    except RuntimeError as e:
        print(e)
    try:
        asyncio.get_running_loop()
    except RuntimeError as e:
        print(e)
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    loop.close()
    for call in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.call_later(1, print), lambda: loop.create_future() and print("future is fine")):
        try:
            call()
        except RuntimeError as e:
            print(e)
    coro = answer()
    try:
        loop.run_until_complete(coro)
    except RuntimeError as e:
        print(e)
    coro.close()
    print(loop)
    asyncio.set_event_loop(None)


main()
