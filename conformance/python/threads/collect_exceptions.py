"""Exceptions of threads collected and raised again by who joins."""
import threading


class Worker(threading.Thread):
    def __init__(self, fn, *args):
        super().__init__()
        self.fn, self.fn_args, self.error, self.result = fn, args, None, None

    def run(self):
        try:
            self.result = self.fn(*self.fn_args)
        except Exception as e:
            self.error = e

    def get(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.result


workers = [Worker(int, s) for s in ('1', 'x', '3')]
for w in workers:
    w.start()
for w in workers:
    try:
        print(w.get())
    except ValueError as e:
        print('error:', e)
