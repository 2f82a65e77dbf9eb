"""run(): one loop from start to end."""

import _asyncio
import contextvars

from . import coroutines, events, exceptions, tasks
from .gathering import gather

__all__ = ('Runner', 'run')

_CREATED = 'created'
_INITIALIZED = 'initialized'
_CLOSED = 'closed'


class Runner:
    """A loop for several main coroutines, one after another; closed with everything in it at the end."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._interrupt_count = 0
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        """Its loop."""
        self._lazy_init()
        return self._loop

    def _lazy_init(self):
        if self._state is _CLOSED:
            raise RuntimeError('Runner is closed')
        if self._state is _INITIALIZED:
            return
        if self._loop_factory is not None:
            self._loop = self._loop_factory()
        else:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = _INITIALIZED

    def run(self, coro, *, context=None):
        """Runs `coro` to its end and returns its result."""
        if not coroutines.iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupt_count = 0
        # Ctrl-C goes to the main thread; a handler of the program's own stays.
        main = events._other_thread() is None
        if main:
            ours = _asyncio._set_interrupt(None, lambda signum, frame: self._on_sigint(task))
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupt_count > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if main:
                _asyncio._set_interrupt(ours, None)

    def _on_sigint(self, task):
        # The first Ctrl-C cancels the main task, a second one does not wait for it.
        self._interrupt_count += 1
        if self._interrupt_count > 1 or task.done():
            raise KeyboardInterrupt()
        task.cancel()
        self._loop.call_soon_threadsafe(lambda: None)

    def close(self):
        """Cancels what is left, closes asynchronous generators, closes the loop."""
        if self._state is not _INITIALIZED:
            return
        loop = self._loop
        _asyncio._phase('closing the loop', True)
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED
            _asyncio._phase('closing the loop', False)


def run(main, *, debug=None):
    """Runs the coroutine `main` on a fresh loop, then closes it."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
