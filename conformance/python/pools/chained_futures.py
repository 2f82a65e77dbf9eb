"""One job's result starts the next one by a callback."""
import threading
from concurrent.futures import Future, ThreadPoolExecutor


def then(pool, future, fn):
    result = Future()

    def on_done(f):
        try:
            inner = pool.submit(fn, f.result())
        except Exception as e:
            result.set_exception(e)
        else:
            inner.add_done_callback(lambda g: result.set_exception(g.exception()) if g.exception() else result.set_result(g.result()))

    future.add_done_callback(on_done)
    return result


with ThreadPoolExecutor(2) as pool:
    f = then(pool, then(pool, pool.submit(int, '20'), lambda n: n + 1), lambda n: n * 2)
    print(f.result())
    bad = then(pool, pool.submit(int, 'x'), lambda n: n + 1)
    print(repr(bad.exception()))
