"""Queues between tasks."""

import _asyncio
from _collections import deque

from . import locks
from .mixins import _LoopBoundMixin

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty')


class QueueEmpty(Exception):
    """There is nothing to get, and get_nowait() does not wait."""


class QueueFull(Exception):
    """There is no room, and put_nowait() does not wait."""


class Queue(_LoopBoundMixin):
    """First in, first out. `maxsize` 0 or less: no bound."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished.set()
        self._init(maxsize)

    # What a subclass may replace.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        return ' '.join(parts)

    def qsize(self):
        """How many items are in it."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items there is room for."""
        return self._maxsize

    def empty(self):
        """Is nothing in it?"""
        return not self._queue

    def full(self):
        """Is there no room?"""
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item):
        """Waits for room and puts `item` in."""
        while self.full():
            turn = self._new_turn(self._putters, 'put')
            try:
                await turn
            except BaseException:
                if self._gave_up(turn, self._putters) and not self.full():
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    async def get(self):
        """Waits for an item and takes it.

        Who is woken does not own the item yet: if another task takes it first, he waits again, behind all others.
        """
        while self.empty():
            turn = self._new_turn(self._getters, 'get')
            try:
                await turn
            except BaseException:
                if self._gave_up(turn, self._getters) and not self.empty():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def _new_turn(self, line, what):
        turn = self._get_loop().create_future()
        _asyncio._describe(turn, 'queue', self, what)
        line.append(turn)
        return turn

    def _gave_up(self, turn, line):
        # True if it had been woken, so that the next in line should be woken in its place.
        turn.cancel()
        if turn in line:
            line.remove(turn)
        return not turn.cancelled()

    def _wakeup_next(self, line):
        while line:
            turn = line.popleft()
            if not turn.done():
                turn.set_result(None)
                break

    def put_nowait(self, item):
        """Puts `item` in, or raises QueueFull."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        _asyncio._sync('put', 'bounded queue' if self._maxsize > 0 else 'queue', self)
        self._wakeup_next(self._getters)

    def get_nowait(self):
        """Takes an item, or raises QueueEmpty."""
        if self.empty():
            raise QueueEmpty
        item = self._get()
        _asyncio._sync('got', 'queue', self)
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        """An item that was taken is dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        _asyncio._sync('task_done', 'queue', self)
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Waits until every item ever put in is dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        from heapq import heappush
        heappush(self._queue, item)

    def _get(self):
        from heapq import heappop
        return heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
