"""A result to come, for threads.

    PENDING --a worker takes it--> RUNNING --> FINISHED
        \\--cancel()--> CANCELLED --a worker comes across it--> CANCELLED_AND_NOTIFIED
"""

import threading
import time
from types import GenericAlias

PENDING, RUNNING, FINISHED = 'PENDING', 'RUNNING', 'FINISHED'
CANCELLED, CANCELLED_AND_NOTIFIED = 'CANCELLED', 'CANCELLED_AND_NOTIFIED'
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

_STATE_TO_DESCRIPTION_MAP = {
    PENDING: 'pending',
    RUNNING: 'running',
    CANCELLED: 'cancelled',
    CANCELLED_AND_NOTIFIED: 'cancelled',
    FINISHED: 'finished',
}

TimeoutError = TimeoutError


class Error(Exception):
    """What goes wrong with futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future's state does not allow that."""


class BrokenExecutor(RuntimeError):
    """A pool that can do no more work."""


def _logger():
    # Only few programs need it.
    import logging
    return logging.getLogger('concurrent.futures')


def __getattr__(name):
    if name == 'LOGGER':
        return _logger()
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class Future:
    """A result to come. Made by an executor."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        # Of as_completed() and wait().
        self._waiters = []
        self._done_callbacks = []

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        with self._condition:
            outcome = ''
            if self._state == FINISHED:
                if self._exception:
                    outcome = f' raised {type(self._exception).__name__}'
                else:
                    outcome = f' returned {type(self._result).__name__}'
            state = _STATE_TO_DESCRIPTION_MAP[self._state]
            return f'<{type(self).__name__} at {id(self):#x} state={state}{outcome}>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            _logger().exception('exception calling callback for %r', self)

    def cancel(self):
        """Cancels it, unless it runs or has ended. Is it cancelled now?"""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Cancelled, or at its end?"""
        with self._condition:
            return self._state in _DONE

    def add_done_callback(self, fn):
        """Calls `fn(future)` when it is done: in the thread that completes it, or here and now if it is done."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _await(self, timeout):
        # With the condition held: waits until it is done; raises what stands in the way of an outcome.
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """Waits for its result and returns it, or raises its exception."""
        try:
            with self._condition:
                self._await(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            # The exception's traceback has this frame, which would have the exception.
            self = None

    def exception(self, timeout=None):
        """Waits for its end and returns its exception, or None."""
        with self._condition:
            self._await(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        """A worker is about to run it. False: it is cancelled, and must not be run."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _logger().critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """Completes it with a result."""
        with self._condition:
            self._refuse_second_outcome()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        """Completes it with an exception."""
        with self._condition:
            self._refuse_second_outcome()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _refuse_second_outcome(self):
        if self._state in _DONE:
            raise InvalidStateError(f'{self._state}: {self!r}')


class Executor:
    """What runs calls for others."""

    def submit(self, fn, /, *args, **kwargs):
        """Has `fn(*args, **kwargs)` run, and returns the future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Submits all calls at once, and yields their results in order."""
        end = None
        if timeout is not None:
            end = timeout + time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    # No name here holds the future while its result is out.
                    if end is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls, and frees what it has."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


# At the end of the module: it needs what is above.
from concurrent.futures._waiting import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, DoneAndNotDoneFutures,
                                         as_completed, wait)
