"""Making tasks, finding them, and sleeping. The class itself is native."""

import _asyncio
from _asyncio import Task, _enter_task, _leave_task, _register_task, _unregister_task
from types import coroutine

from . import coroutines, events, exceptions, futures, reprs

__all__ = (
    'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed',
    'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks',
    '_register_task', '_unregister_task', '_enter_task', '_leave_task',
)


def _get_stack(self, *, limit=None):
    """The frames of the task's coroutine, oldest first: the suspended one, or those of the traceback it ended with."""
    frames = []
    frame = getattr(self._coro, 'cr_frame', None) or getattr(self._coro, 'gi_frame', None)
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif self._exception is not None:
        entry = self._exception.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def _print_stack(self, *, limit=None, file=None):
    """Prints those frames as a traceback would."""
    import traceback
    frames = self.get_stack(limit=limit)
    exc = self._exception
    if not frames:
        print(f'No stack for {self!r}', file=file)
    else:
        print(f'{"Stack" if exc is None else "Traceback"} for {self!r} (most recent call last):', file=file)
    entries = [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None) for frame in frames]
    traceback.print_list(entries, file=file)
    if exc is not None:
        for line in traceback.format_exception_only(exc):
            print(line, file=file, end='')


_asyncio._extend(Task, __repr__=reprs.task, get_stack=_get_stack, print_stack=_print_stack)


def _dropped(task):
    # A task that dies before its end: nobody kept a reference to it.
    task._loop.call_exception_handler({'task': task, 'message': 'Task was destroyed but it is pending!'})


_asyncio._hooks(task_dropped=_dropped)


def create_task(coro, *, name=None, context=None):
    """Makes a task of `coro` on the running loop; its first step runs in the next pass."""
    loop = events.get_running_loop()
    if name is not None:
        _asyncio._name_hint(name)
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    _set_task_name(task, name)
    return task


def _set_task_name(task, name):
    # A factory may have made something that has no name.
    if name is not None and hasattr(task, 'set_name'):
        task.set_name(name)


def current_task(loop=None):
    """The task that runs now, or None in a plain callback."""
    return _asyncio._current_task(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The loop's tasks that have not ended."""
    if loop is None:
        loop = events.get_running_loop()
    return _asyncio._task_set(
        [task for task in _asyncio._tasks() if futures._get_loop(task) is loop and not task.done()])


def ensure_future(coro_or_future, *, loop=None):
    """A future is returned as it is; a coroutine or another awaitable becomes a task."""
    return _ensure_future(coro_or_future, loop=loop)


def _ensure_future(awaitable, *, loop=None):
    if futures.isfuture(awaitable):
        if loop is not None and loop is not futures._get_loop(awaitable):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return awaitable
    given = coroutines.iscoroutine(awaitable)
    if not given:
        if getattr(type(awaitable), '__await__', None) is None:
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        awaitable = _wrap_awaitable(awaitable)
    if loop is None:
        loop = events._get_event_loop(stacklevel=4)
    try:
        return loop.create_task(awaitable)
    except RuntimeError:
        # The loop is closed: the coroutine will never be awaited, and that is not the program's mistake.
        if given:
            awaitable.close()
        raise


@coroutine
def _wrap_awaitable(awaitable):
    return (yield from awaitable.__await__())


@coroutine
def _skip_turn():
    # A bare yield: the task is ready again at once, behind all others.
    yield


async def sleep(delay, result=None):
    """Lets others run for `delay` seconds, or for one turn if it is not above 0."""
    if delay <= 0:
        await _skip_turn()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    _asyncio._describe(future, 'sleep', timer)
    try:
        return await future
    finally:
        timer.cancel()


def run_coroutine_threadsafe(coro, loop):
    """Hands `coro` to `loop`, which runs in another thread; returns a future of `concurrent.futures`."""
    from _asyncio_threads import run_coroutine_threadsafe
    return run_coroutine_threadsafe(coro, loop)


# The rest of what CPython has in this module, cut by what it does.
from .waiting import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, wait, wait_for
from .gathering import gather, shield
