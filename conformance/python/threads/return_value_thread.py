"""A thread that gives back what its target returned, by overriding join."""
from threading import Thread


class ReturningThread(Thread):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._return = None

    def run(self):
        if self._target is not None:
            self._return = self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        super().join(timeout)
        return self._return


def add(x, y):
    return x + y


t = ReturningThread(target=add, args=(2, 3))
t.start()
print(t.join())
print(ReturningThread(target=add, kwargs={'x': 1, 'y': 1}).name)
