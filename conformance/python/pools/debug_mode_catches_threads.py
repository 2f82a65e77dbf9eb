"""In debug mode a loop refuses call_soon from another thread."""
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 10
    said = []

    def worker():
        for name in ('call_soon', 'call_later'):
            args = (print,) if name == 'call_soon' else (1, print)
            try:
                getattr(loop, name)(*args)
            except RuntimeError as e:
                said.append(str(e))

    t = threading.Thread(target=worker)
    t.start()
    await asyncio.sleep(0.05)
    t.join()
    print(said)
    loop.set_debug(False)


asyncio.run(main())
