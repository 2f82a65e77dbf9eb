"""TaskGroup: tasks that end together."""

import _asyncio

from . import events, exceptions, tasks

__all__ = ('TaskGroup',)

_BASE_ERRORS = (SystemExit, KeyboardInterrupt)


class TaskGroup:
    """An `async with` block that ends when all tasks made in it have ended.

    If one fails, the others and the block itself are cancelled; the failures are raised together as an ExceptionGroup.
    """

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        # We have cancelled the parent, and owe it an uncancel().
        self._parent_cancel_requested = False
        self._tasks = _asyncio._task_set()
        self._errors = []
        # The first SystemExit or KeyboardInterrupt: raised as it is.
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        parts = ['<TaskGroup']
        if self._tasks:
            parts.append(f'tasks={len(self._tasks)}')
        if self._errors:
            parts.append(f'errors={len(self._errors)}')
        if self._aborting:
            parts.append('cancelling')
        elif self._entered:
            parts.append('entered')
        return ' '.join(parts) + '>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if self._base_error is None and isinstance(exc, _BASE_ERRORS):
            self._base_error = exc
        outer_cancellation = exc if et is exceptions.CancelledError else None
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            # It was only our own cancellation.
            outer_cancellation = None
        if et is not None and not self._aborting:
            self._abort()

        # More than once, as the parent can be cancelled while it waits here, even repeatedly.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                _asyncio._describe(self._on_completed_fut, 'tasks', *self._tasks)
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as cancellation:
                if not self._aborting:
                    outer_cancellation = cancellation
                    self._abort()
            self._on_completed_fut = None

        if self._base_error is not None:
            raise self._base_error
        if outer_cancellation is not None and not self._errors:
            raise outer_cancellation
        if et is not None and et is not exceptions.CancelledError:
            self._errors.append(exc)
        if self._errors:
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', errors) from None

    def create_task(self, coro, *, name=None, context=None):
        """Makes a task of this group."""
        if not self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        if context is None:
            task = self._loop.create_task(coro)
        else:
            task = self._loop.create_task(coro, context=context)
        tasks._set_task_name(task, name)
        task.add_done_callback(self._on_task_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if self._base_error is None and isinstance(exc, _BASE_ERRORS):
            self._base_error = exc
        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {self._parent_task} '
                           'is already completed',
                'exception': exc,
                'task': task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
