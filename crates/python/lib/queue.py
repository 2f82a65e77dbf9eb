"""Queues between threads: one lock, and a condition for each reason to wait."""

from collections import deque
from heapq import heappop, heappush
from time import monotonic as time
from types import GenericAlias

import _thread
import threading
from _queue import Empty, SimpleQueue

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """put() on a full queue, without waiting or not within the time given."""


class Queue:
    """First in, first out; of at most `maxsize` items if that is above 0."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0

    __class_getitem__ = classmethod(GenericAlias)

    # What kind of a queue it is: these four, called with the lock held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        """How many items it had a moment ago."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _is_full(self):
        return self._qsize() >= self.maxsize

    def _is_empty(self):
        return not self._qsize()

    @staticmethod
    def _await(changed, hindered, block, timeout, error):
        # Waits until `hindered` no longer holds, woken by `changed`. Raises `error` if it still holds in the end.
        if not block:
            if hindered():
                raise error
        elif timeout is None:
            while hindered():
                changed.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while hindered():
                left = end - time()
                if left <= 0.0:
                    raise error
                changed.wait(left)

    def put(self, item, block=True, timeout=None):
        """Adds `item`, waiting for room; raises Full if there is none (within `timeout` seconds)."""
        with self.not_full:
            if self.maxsize > 0:
                self._await(self.not_full, self._is_full, block, timeout, Full)
            self._put(item)
            _thread._tell('put', 'bounded queue' if self.maxsize > 0 else 'queue', self)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item, waiting for one; raises Empty if there is none (within `timeout` seconds)."""
        with self.not_empty:
            self._await(self.not_empty, self._is_empty, block, timeout, Empty)
            item = self._get()
            _thread._tell('got', 'bounded queue' if self.maxsize > 0 else 'queue', self)
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        self.put(item, block=False)
        _thread._tell('put', 'bounded queue' if self.maxsize > 0 else 'queue', self)

    def get_nowait(self):
        item = self.get(block=False)
        _thread._tell('got', 'bounded queue' if self.maxsize > 0 else 'queue', self)
        return item

    def task_done(self):
        """An item that was taken has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError('task_done() called too many times')
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Waits until all items that were put have been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
