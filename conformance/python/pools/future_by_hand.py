"""A future completed by a plain thread."""
import threading
import time
from concurrent.futures import Future


def call_async(fn, *args):
    f = Future()

    def run():
        if not f.set_running_or_notify_cancel():
            return
        try:
            f.set_result(fn(*args))
        except BaseException as e:
            f.set_exception(e)

    threading.Thread(target=run).start()
    return f


def slow(x):
    time.sleep(0.15)
    return x + 1


f = call_async(slow, 1)
time.sleep(0.04)
print(f.done(), f.running())
print(f.result())
print(type(call_async(slow, 'x').exception()).__name__)
