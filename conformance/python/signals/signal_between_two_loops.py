"""A signal that comes when a loop has ended is not told to the next loop."""
import signal, asyncio
def run(n):
    loop=asyncio.new_event_loop()
    loop.add_signal_handler(signal.SIGUSR1, lambda: print("got",n))
    return loop
a=run(1)
a.run_until_complete(asyncio.sleep(0))
signal.raise_signal(signal.SIGUSR1)
a.close()
b=run(2)
b.run_until_complete(asyncio.sleep(0.01))
signal.raise_signal(signal.SIGUSR1)
b.run_until_complete(asyncio.sleep(0.01))
b.close()
