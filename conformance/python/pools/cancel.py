"""A future can be cancelled until its call begins."""
from concurrent.futures import CancelledError, ThreadPoolExecutor
import time

with ThreadPoolExecutor(1) as pool:
    running = pool.submit(time.sleep, 0.2)
    waiting = pool.submit(print, 'never printed')
    waiting.add_done_callback(lambda f: print('callback: cancelled', f.cancelled()))
    time.sleep(0.05)
    print(running.cancel(), waiting.cancel(), waiting.cancel())
    print(running.running(), waiting.cancelled(), waiting.done(), waiting._state)
    for f in (waiting.result, waiting.exception):
        try:
            f()
        except CancelledError as e:
            print(type(e).__module__, type(e).__qualname__, e.args)
print(waiting._state, running.result())
