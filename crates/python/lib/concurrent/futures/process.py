"""A pool of processes: refused, since a program here is one process."""

from concurrent.futures import _base

class BrokenProcessPool(_base.BrokenExecutor):
    """A pool one of whose processes died."""


class ProcessPoolExecutor(_base.Executor):

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError('ProcessPoolExecutor() is not supported by Switchboard: use ThreadPoolExecutor')
