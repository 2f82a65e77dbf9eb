"""The queue that needs no care: it may be used from anywhere, even from a finaliser.

Items in a deque, and one lock that is taken while getters wait: whoever puts opens it, a getter that goes away with an
item opens it for the next one. No step depends on the one before still being true, so a thread may be switched away
between any two.
"""

import _thread
from _collections import deque
from time import monotonic as _time
from types import GenericAlias

__all__ = ['Empty', 'SimpleQueue']


class Empty(Exception):
    """get() on an empty queue, without waiting or not within the time given."""


class SimpleQueue:
    """First in, first out, without a bound."""

    def __init__(self):
        self._items = deque()
        self._lock = _thread.allocate_lock()

    __class_getitem__ = classmethod(GenericAlias)

    def _open(self):
        try:
            self._lock.release()
        except RuntimeError:
            # Nobody waits.
            pass

    def put(self, item, block=True, timeout=None):
        """Adds `item`. Never waits."""
        self._items.append(item)
        self._open()

    def put_nowait(self, item):
        self.put(item)

    def _take(self):
        try:
            return True, self._items.popleft()
        except IndexError:
            return False, None

    def get(self, block=True, timeout=None):
        """Takes an item, waiting for one; raises Empty if there is none (within `timeout` seconds)."""
        end = None
        if block and timeout is not None:
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            end = _time() + timeout
        while True:
            found, item = self._take()
            if found:
                self._open()
                return item
            if not block or not self._lock.acquire(True, -1 if end is None else max(end - _time(), 0)):
                raise Empty

    def get_nowait(self):
        return self.get(block=False)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items
