"""Conditions, semaphores, events and barriers: all made of plain locks.

    wait():    a fresh lock, taken   ->  queue of waiters   ->  take it once more: blocks
    notify():  the oldest waiter's lock is released         ->  its thread goes on, and takes the condition's lock again
"""

import _thread
from _collections import deque
from time import monotonic as _time

__all__ = ['Condition', 'Semaphore', 'BoundedSemaphore', 'Event', 'Barrier', 'BrokenBarrierError']

_new_lock = _thread.allocate_lock


def _renamed(old, new):
    import warnings
    warnings.warn(f'{old}() is deprecated, use {new}() instead', DeprecationWarning, stacklevel=3)


def _shown(obj):
    cls = type(obj)
    return f'<{cls.__module__}.{cls.__qualname__} at {id(obj):#x}: '


class Condition:
    """A lock, and a queue of threads that wait for what it guards to change."""

    __module__ = 'threading'

    def __init__(self, lock=None):
        self._lock = lock = _thread.RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        # A lock that can be taken several times knows how to be left altogether.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            try:
                setattr(self, name, getattr(lock, name))
            except AttributeError:
                pass
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock does not know by whom it is held; taken is taken for "by us".
        free = self._lock.acquire(False)
        if free:
            self._lock.release()
        return not free

    def wait(self, timeout=None):
        """Leaves the lock, waits to be notified, takes the lock again. False if `timeout` seconds went by before."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _new_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified:
                self._forget(waiter)

    def _forget(self, waiter):
        try:
            self._waiters.remove(waiter)
        except ValueError:
            pass

    def wait_for(self, predicate, timeout=None):
        """Waits until `predicate()` is true and returns its value; after `timeout` seconds, whatever it is then."""
        end = None
        left = timeout
        value = predicate()
        while not value:
            if left is not None:
                if end is None:
                    end = _time() + left
                else:
                    left = end - _time()
                    if left <= 0:
                        break
            self.wait(left)
            value = predicate()
        return value

    def notify(self, n=1):
        """Wakes the `n` threads that have waited longest."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        _thread._tell('notified', 'condition', self)
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # Notified before, by a signal's handler in between: this one does not count.
                pass
            else:
                n -= 1
            self._forget(waiter)

    def notify_all(self):
        """Wakes all that wait."""
        _thread._tell('notified', 'condition', self)
        self.notify(len(self._waiters))

    def notifyAll(self):
        _renamed('notifyAll', 'notify_all')
        self.notify_all()


class Semaphore:
    """So many permits: one is taken by acquire, and put back by release."""

    __module__ = 'threading'

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(_new_lock())
        self._value = value

    def __repr__(self):
        return f'{_shown(self)}value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Takes a permit, if need be waiting for one. False if there was none (in time)."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        taken = False
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            break
                self._cond.wait(timeout)
            else:
                self._value -= 1
                taken = True
        return taken

    __enter__ = acquire

    def release(self, n=1):
        """Puts `n` permits back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._put(n)

    def _put(self, n):
        self._value += n
        for _ in range(n):
            self._cond.notify()

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """One that never has more permits than at its start."""

    __module__ = 'threading'

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f'{_shown(self)}value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._put(n)


class Event:
    """A flag that threads can wait for."""

    __module__ = 'threading'

    def __init__(self):
        self._cond = Condition(_new_lock())
        self._flag = False

    def __repr__(self):
        return f'{_shown(self)}{"set" if self._flag else "unset"}>'

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        return self._flag

    def isSet(self):
        _renamed('isSet', 'is_set')
        return self.is_set()

    def set(self):
        """Sets it and wakes all that wait."""
        _thread._tell('set', 'event', self)
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until it is set. False if it was not within `timeout` seconds."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """A barrier was broken, or reset while threads waited at it."""

    __module__ = 'threading'


# What a barrier does: it lets threads come in, lets them out, is being reset, is broken.
_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """A place where `parties` threads wait for each other, again and again."""

    __module__ = 'threading'

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(_new_lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f'{_shown(self)}broken>'
        return f'{_shown(self)}waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Waits for the others. Returns a number from 0 to parties - 1, another one to each."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):
        # Nobody comes in before the last round has left.
        while self._state in (_RESETTING, _DRAINING):
            self._cond.wait()
        if self._state < 0:
            raise BrokenBarrierError

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _exit(self):
        # The last one out opens it again.
        if self._count == 0 and self._state in (_RESETTING, _DRAINING):
            self._state = _FILLING
            self._cond.notify_all()

    def reset(self):
        """Empties it: whoever waits gets BrokenBarrierError, and it can be used again."""
        with self._cond:
            if self._count > 0:
                if self._state == _FILLING or self._state == _BROKEN:
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    def abort(self):
        """Breaks it: whoever waits, or comes, gets BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN
