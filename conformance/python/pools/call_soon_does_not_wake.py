"""call_soon from a thread leaves the loop asleep; call_soon_threadsafe wakes it."""
import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    log = []

    def note(what):
        log.append((what, round((time.monotonic() - start) / 0.1)))

    def worker():
        time.sleep(0.11)
        loop.call_soon(note, 'soon')
        time.sleep(0.2)
        loop.call_soon_threadsafe(note, 'threadsafe')

    t = threading.Thread(target=worker)
    t.start()
    await asyncio.sleep(0.5)
    print(log)
    t.join()


asyncio.run(main())
