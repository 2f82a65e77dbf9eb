"""An executor that runs everything at once, in the caller's thread."""
from concurrent.futures import Executor, Future, as_completed, wait


class Immediate(Executor):
    def submit(self, fn, /, *args, **kwargs):
        f = Future()
        f.set_running_or_notify_cancel()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f


with Immediate() as ex:
    print(list(ex.map(abs, [-1, -2])))
    fs = [ex.submit(divmod, 7, n) for n in (2, 0)]
    print(len(wait(fs).done), [f.exception() or f.result() for f in fs])
try:
    Executor().submit(print)
except NotImplementedError as e:
    print(repr(e))
