"""A thread has no loop until it is given one."""
import asyncio
import threading


def work():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)
    try:
        asyncio.get_running_loop()
    except RuntimeError as e:
        print(e)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop, loop.run_until_complete(asyncio.sleep(0.01, 'slept')))
    loop.close()


t = threading.Thread(target=work, name='worker')
t.start()
t.join()
