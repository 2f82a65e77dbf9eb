"""Waiting for several futures: each tells a common waiter of its end."""

import threading
import time
from collections import namedtuple

from concurrent.futures import _base

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
_AS_COMPLETED = '_AS_COMPLETED'

DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')
DoneAndNotDoneFutures.__module__ = 'concurrent.futures._base'


class _Waiter:
    """Collects the futures that end, and sets its event."""

    def __init__(self):
        self.event = threading.Event()
        self.finished_futures = []

    def add_result(self, future):
        self.finished_futures.append(future)

    def add_exception(self, future):
        self.finished_futures.append(future)

    def add_cancelled(self, future):
        self.finished_futures.append(future)


class _AsCompletedWaiter(_Waiter):
    """Emptied by the one that waits while others fill it: with a lock."""

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def _add(self, future):
        with self.lock:
            self.finished_futures.append(future)
            self.event.set()

    add_result = add_exception = add_cancelled = _add


class _FirstCompletedWaiter(_Waiter):
    """Is content with one."""

    def _add(self, future):
        self.finished_futures.append(future)
        self.event.set()

    add_result = add_exception = add_cancelled = _add


class _AllCompletedWaiter(_Waiter):
    """Wants all; or, if it stops on an exception, whatever comes before the first of those."""

    def __init__(self, num_pending_calls, stop_on_exception):
        super().__init__()
        self.num_pending_calls = num_pending_calls
        self.stop_on_exception = stop_on_exception
        self.lock = threading.Lock()

    def _decrement_pending_calls(self):
        with self.lock:
            self.num_pending_calls -= 1
            if not self.num_pending_calls:
                self.event.set()

    def add_result(self, future):
        super().add_result(future)
        self._decrement_pending_calls()

    def add_exception(self, future):
        super().add_exception(future)
        if self.stop_on_exception:
            self.event.set()
        else:
            self._decrement_pending_calls()

    def add_cancelled(self, future):
        super().add_cancelled(future)
        self._decrement_pending_calls()


class _AcquireFutures:
    """The conditions of all of them, taken in one order by everybody."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


def _ended(future):
    return future._state in (_base.CANCELLED_AND_NOTIFIED, _base.FINISHED)


def _create_and_install_waiters(fs, return_when):
    if return_when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif return_when == FIRST_COMPLETED:
        waiter = _FirstCompletedWaiter()
    else:
        pending = sum(not _ended(future) for future in fs)
        if return_when == FIRST_EXCEPTION:
            waiter = _AllCompletedWaiter(pending, stop_on_exception=True)
        elif return_when == ALL_COMPLETED:
            waiter = _AllCompletedWaiter(pending, stop_on_exception=False)
        else:
            raise ValueError(f'Invalid return condition: {return_when!r}')
    for future in fs:
        future._waiters.append(waiter)
    return waiter


def _handed_out(finished, waiter, *holders):
    # Yields the futures, last one first, and keeps none of them that is out.
    while finished:
        future = finished[-1]
        for holder in holders:
            del holder[future]
        with future._condition:
            future._waiters.remove(waiter)
        del future
        yield finished.pop()


def as_completed(fs, timeout=None):
    """Yields the futures as they end: those that have ended already first, in the order given."""
    end = None
    if timeout is not None:
        end = timeout + time.monotonic()
    fs = dict.fromkeys(fs)
    total = len(fs)
    with _AcquireFutures(fs):
        finished = [future for future in fs if _ended(future)]
        pending = dict.fromkeys(future for future in fs if not _ended(future))
        waiter = _create_and_install_waiters(fs, _AS_COMPLETED)
    finished.reverse()
    try:
        yield from _handed_out(finished, waiter, fs)
        while pending:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            with waiter.lock:
                finished = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            finished.reverse()
            yield from _handed_out(finished, waiter, fs, pending)
    finally:
        for future in fs:
            with future._condition:
                future._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until all have ended, or the first, or the first failure, or for `timeout` seconds.

    Returns two sets, `done` and `not_done`.
    """
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {future for future in fs if _ended(future)}
        not_done = fs - done
        enough = len(done) == len(fs)
        if done and return_when == FIRST_COMPLETED:
            enough = True
        elif done and return_when == FIRST_EXCEPTION:
            enough = enough or any(not future.cancelled() and future.exception() is not None for future in done)
        if enough:
            return DoneAndNotDoneFutures(done, not_done)
        waiter = _create_and_install_waiters(fs, return_when)
    waiter.event.wait(timeout)
    for future in fs:
        with future._condition:
            future._waiters.remove(waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


for _named in (as_completed, wait):
    _named.__module__ = 'concurrent.futures._base'
del _named
