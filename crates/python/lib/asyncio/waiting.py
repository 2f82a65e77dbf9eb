"""Waiting for several, for the first, or not longer than so long."""

import _asyncio
from functools import partial

from . import coroutines, events, exceptions, futures, tasks

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


def _release_waiter(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits until all of `fs`, or the first, or the first failure has come, or for `timeout` seconds. Cancels nothing.

    Returns two sets: those that are done, and the others.
    """
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = _asyncio._task_set(fs)
    for future in fs:
        if coroutines.iscoroutine(future):
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    _asyncio._describe(waiter, 'tasks', *fs)
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(future):
        nonlocal left
        left -= 1
        enough = left <= 0 or return_when == FIRST_COMPLETED
        if not enough and return_when == FIRST_EXCEPTION:
            enough = not future.cancelled() and future.exception() is not None
        if enough:
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for future in fs:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)
    done, pending = _asyncio._task_set(), _asyncio._task_set()
    for future in fs:
        (done if future.done() else pending).add(future)
    return done, pending


async def wait_for(fut, timeout):
    """Waits for `fut` for `timeout` seconds at most, then cancels it, waits for its end and raises TimeoutError.

    As in 3.11 a coroutine becomes a task of its own. If `fut` returns in spite of the cancellation, its value counts.
    """
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = tasks.ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        return _result_in_spite(fut)

    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release_waiter, waiter)
    done = partial(_release_waiter, waiter)
    fut = tasks.ensure_future(fut, loop=loop)
    _asyncio._describe(waiter, 'tasks', fut)
    fut.add_done_callback(done)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            # The caller goes on only when the task has really ended.
            fut.remove_done_callback(done)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(done)
        await _cancel_and_wait(fut, loop)
        return _result_in_spite(fut)
    finally:
        timer.cancel()


def _result_in_spite(fut):
    try:
        return fut.result()
    except exceptions.CancelledError as exc:
        raise exceptions.TimeoutError() from exc


async def _cancel_and_wait(fut, loop):
    # Not `await fut`: then a second cancellation of the caller would go to `fut` as well.
    waiter = loop.create_future()
    _asyncio._describe(waiter, 'tasks', fut)
    done = partial(_release_waiter, waiter)
    fut.add_done_callback(done)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(done)


def as_completed(fs, *, timeout=None):
    """Coroutines, one for each of `fs`: each awaits the next one that ends, whichever it is."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    from .queues import Queue
    ended = Queue()
    loop = events._get_event_loop()
    todo = _asyncio._task_set([tasks.ensure_future(f, loop=loop) for f in dict.fromkeys(fs)])
    timer = None

    def _on_timeout():
        for future in todo:
            future.remove_done_callback(_on_completion)
            # One None for each that has not ended: whoever gets it raises TimeoutError.
            ended.put_nowait(None)
        todo.clear()

    def _on_completion(future):
        if not todo:
            # The timeout was first.
            return
        todo.remove(future)
        ended.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        future = await ended.get()
        if future is None:
            raise exceptions.TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()
