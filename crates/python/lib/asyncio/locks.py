"""Lock, Event, Condition, Semaphore, Barrier: fair, first come first served, for the tasks of one loop."""

import _asyncio
from _collections import deque

from . import exceptions
from .mixins import _LoopBoundMixin

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class _ContextManagerMixin:

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _repr(self, state, waiters):
    if waiters:
        state = f'{state}, waiters:{len(waiters)}'
    return f'<{object.__repr__(self)[1:-1]} [{state}]>'


def _anybody(waiters):
    # One whose future is set but who has not run yet counts: nobody overtakes him.
    if waiters:
        for waiter in waiters:
            if not waiter.cancelled():
                return True
    return False


class Lock(_ContextManagerMixin, _LoopBoundMixin):
    """Held by one task at a time. Who waits gets it in order of asking, and nobody barges in."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return _repr(self, 'locked' if self._locked else 'unlocked', self._waiters)

    def locked(self):
        """Does somebody hold it?"""
        return self._locked

    async def acquire(self):
        """Waits until it is free and takes it."""
        if self._locked or _anybody(self._waiters):
            if self._waiters is None:
                self._waiters = deque()
            turn = self._get_loop().create_future()
            _asyncio._describe(turn, 'lock', self)
            self._waiters.append(turn)
            try:
                try:
                    await turn
                finally:
                    self._waiters.remove(turn)
            except exceptions.CancelledError:
                # It may have been this one's turn: pass it on.
                if not self._locked:
                    self._wake_up_first()
                raise
        self._locked = True
        _asyncio._sync('acquired', 'lock', self)
        return True

    def release(self):
        """Frees it and wakes the first who waits; the lock stays free until that one runs."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        _asyncio._sync('released', 'lock', self)
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            first = self._waiters[0]
            if not first.done():
                first.set_result(True)


class Event(_LoopBoundMixin):
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return _repr(self, 'set' if self._value else 'unset', self._waiters)

    def is_set(self):
        """Is the flag up?"""
        return self._value

    def set(self):
        """Raises the flag and wakes all who wait, in order; clear() right after does not stop them."""
        if self._value:
            return
        self._value = True
        _asyncio._sync('set', 'event', self)
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        """Lowers the flag."""
        if self._value:
            _asyncio._sync('cleared', 'event', self)
        self._value = False

    async def wait(self):
        """Waits until the flag is up."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        _asyncio._describe(waiter, 'event', self)
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_ContextManagerMixin, _LoopBoundMixin):
    """A lock, and a place to wait for news from those who hold it."""

    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self):
        return _repr(self, 'locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self):
        """Releases the lock, waits to be notified, and takes the lock again, even if cancelled meanwhile."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self.release()
        try:
            news = self._get_loop().create_future()
            _asyncio._describe(news, 'condition', self)
            self._waiters.append(news)
            try:
                await news
                return True
            finally:
                self._waiters.remove(news)
        finally:
            cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError:
                    cancelled = True
            if cancelled:
                raise exceptions.CancelledError

    async def wait_for(self, predicate):
        """Waits until `predicate()` is true and returns its value."""
        while True:
            result = predicate()
            if result:
                return result
            await self.wait()

    def notify(self, n=1):
        """Wakes the first `n` who wait; they go on when they have the lock."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        _asyncio._sync('notified', 'condition', self)
        for news in self._waiters:
            if n <= 0:
                break
            if not news.done():
                n -= 1
                news.set_result(False)

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _LoopBoundMixin):
    """So many permits. Who waits gets one in order of asking."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def __repr__(self):
        state = 'locked' if self.locked() else f'unlocked, value:{self._value}'
        return _repr(self, state, self._waiters)

    def locked(self):
        """Would acquire() have to wait?"""
        return self._value == 0 or _anybody(self._waiters)

    async def acquire(self):
        """Waits for a permit and takes it."""
        if not self.locked():
            self._value -= 1
            _asyncio._sync('acquired', 'semaphore', self)
            return True
        if self._waiters is None:
            self._waiters = deque()
        turn = self._get_loop().create_future()
        _asyncio._describe(turn, 'semaphore', self)
        self._waiters.append(turn)
        try:
            try:
                await turn
            finally:
                self._waiters.remove(turn)
        except exceptions.CancelledError:
            if not turn.cancelled():
                # The permit was granted already: give it back.
                self._value += 1
                self._wake_up_next()
            raise
        _asyncio._sync('acquired', 'semaphore', self)
        if self._value > 0:
            self._wake_up_next()
        return True

    def release(self):
        """Gives a permit back; the first who waits has it at once."""
        self._value += 1
        _asyncio._sync('released', 'semaphore', self)
        self._wake_up_next()

    def _wake_up_next(self):
        for turn in self._waiters or ():
            if not turn.done():
                self._value -= 1
                turn.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses more permits back than it had."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


# The states of a barrier.
_FILLING = 'filling'
_DRAINING = 'draining'
_RESETTING = 'resetting'
_BROKEN = 'broken'


class Barrier(_LoopBoundMixin):
    """Holds tasks until so many have come, then lets all of them go."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return _repr(self, state, ())

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others. Returns how many were there before."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if self._count == self._parties:
                    self._state = _DRAINING
                    self._cond.notify_all()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    # The last one out opens it for the next round.
                    if self._state in (_RESETTING, _DRAINING):
                        self._state = _FILLING
                    self._cond.notify_all()

    async def _block(self):
        # Those of the last round leave first.
        await self._cond.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
        if self._state == _BROKEN:
            raise exceptions.BrokenBarrierError('Barrier aborted')

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state != _FILLING)
        if self._state in (_BROKEN, _RESETTING):
            raise exceptions.BrokenBarrierError('Abort or reset of barrier')

    async def reset(self):
        """Sends those who wait away with BrokenBarrierError and starts anew."""
        async with self._cond:
            self._state = _RESETTING if self._count > 0 else _FILLING
            self._cond.notify_all()

    async def abort(self):
        """Breaks it: all who wait or will wait get BrokenBarrierError."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many are there."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Was it aborted?"""
        return self._state == _BROKEN
