"""Callbacks in the order in which they were added; late ones run at once; failing ones are logged."""
from concurrent.futures import Future, ThreadPoolExecutor
import threading
import time

with ThreadPoolExecutor(1, thread_name_prefix='p') as pool:
    f = pool.submit(lambda: time.sleep(0.05) or 'value')
    for i in range(3):
        f.add_done_callback(lambda f, i=i: print('callback', i, f.result(), threading.current_thread().name))
    f.result()
f.add_done_callback(lambda f: print('late', threading.current_thread().name))


def failing(f):
    raise RuntimeError('callback')


f.add_done_callback(failing)
g = Future()
g.add_done_callback(failing)
g.add_done_callback(lambda f: print('the next one runs all the same'))
g.set_result(None)
