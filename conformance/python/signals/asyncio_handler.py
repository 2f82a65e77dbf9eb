# loop.add_signal_handler: a callback of the loop, with arguments; removed; what it refuses.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    seen = []
    loop.add_signal_handler(signal.SIGUSR1, seen.append, 'one')
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    print('sent', seen)
    await asyncio.sleep(0.01)
    print('slept', seen)
    loop.add_signal_handler(signal.SIGUSR1, seen.append, 'two')
    loop.call_later(0.03, os.kill, os.getpid(), signal.SIGUSR1)
    loop.call_later(0.06, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print('stopped', seen)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)
    for wrong in (signal.SIGKILL, 0, 'x'):
        try:
            loop.add_signal_handler(wrong, print)
        except Exception as error:
            print(type(error).__name__, error)
    try:
        loop.add_signal_handler(signal.SIGUSR1, main)
    except TypeError as error:
        print(error)


asyncio.run(main())
print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
