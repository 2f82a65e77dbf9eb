# Closing time: stop accepting, let what runs finish for a while, then cancel the rest.
import asyncio
import os
import signal

GRACE = 0.1


async def request(n, seconds, log):
    try:
        await asyncio.sleep(seconds)
        log.append(f'{n} done')
    except asyncio.CancelledError:
        log.append(f'{n} cancelled')
        raise


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    log, running, n = [], set(), 0
    while not stop.is_set():
        n += 1
        running.add(asyncio.create_task(request(n, (0.02, 0.1, 0.4)[n - 1], log)))
        try:
            await asyncio.wait_for(stop.wait(), 0.04)
        except asyncio.TimeoutError:
            pass
    print('accepted', n)
    done, late = await asyncio.wait(running, timeout=GRACE)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    print(len(done) + len(late), sorted(log))


asyncio.run(main())
