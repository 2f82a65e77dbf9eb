"""The event loop above its queues: running, closing, reporting. Ready queue, timers and passes are native."""

import _asyncio
import sys

from . import coroutines, events, futures, log, tasks
from .gathering import gather
from .unsupported import lookup, missing

__all__ = ('BaseEventLoop', 'Server')

Server = lookup('Server')


def _run_until_complete_cb(future):
    # Ends the run when its future is done. SystemExit and KeyboardInterrupt leave the loop by themselves.
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


class BaseEventLoop(_asyncio.Loop, events.AbstractEventLoop):

    def __init__(self):
        super().__init__()
        self._thread_id = None
        self._exception_handler = None
        self._task_factory = None
        self._default_executor = None
        self._executor_shutdown_called = False
        self._asyncgens_shutdown_called = False
        # Iterated asynchronous generators, by id: weak references, in order of their first iteration.
        self._asyncgens = {}
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    # Tasks.

    def create_task(self, coro, *, name=None, context=None):
        """Makes a task of `coro`; its first step runs in the next pass."""
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        tasks._set_task_name(task, name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Running.

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def run_forever(self):
        """Runs passes until stop()."""
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        try:
            self._thread_id = _asyncio._get_ident()
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            self._run_passes()
        finally:
            self._thread_id = None
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until `future` is done and returns its result. A coroutine becomes a task."""
        self._check_closed()
        self._check_running()
        ours = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if ours:
            # If it does not end, that is an error by itself: no second message when the task dies.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if ours and future.done() and not future.cancelled():
                # It is being raised: not "never retrieved".
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """Leaves the loop at the end of the present pass."""
        self._stopping = True

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def close(self):
        """Drops what is queued. The loop cannot run again."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        if self._debug:
            log.report('debug', f'Close {self!r}')
        self._closed = True
        self._clear()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def __del__(self):
        if self._closed:
            return
        if 'warnings' in sys.modules:
            sys.modules['warnings'].warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
        if not self.is_running():
            self.close()

    # Asynchronous generators.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call',
                          ResourceWarning, source=self)
        import _weakref
        key, alive = id(agen), self._asyncgens
        alive[key] = _weakref.ref(agen, lambda ref: alive.pop(key, None))

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that are not at their end."""
        self._asyncgens_shutdown_called = True
        alive = [agen for agen in [ref() for ref in self._asyncgens.values()] if agen is not None]
        self._asyncgens.clear()
        if not alive:
            return
        results = await gather(*[agen.aclose() for agen in alive], return_exceptions=True)
        for result, agen in zip(results, alive):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result,
                    'asyncgen': agen,
                })

    # Threads. What only a program with threads needs is in a module of its own.

    def run_in_executor(self, executor, func, *args):
        """Has `func(*args)` run in a thread of `executor` (None: the default one); returns a future of this loop."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            executor = self._default_executor
            self._check_default_executor()
            if executor is None:
                from _asyncio_threads import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        future = futures.wrap_future(executor.submit(func, *args), loop=self)
        _asyncio._describe(future, 'call', func, args)
        return future

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')

    def set_default_executor(self, executor):
        """Sets what run_in_executor(None, ...) runs in."""
        from _asyncio_threads import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self):
        """Lets the default executor take no more calls, and waits for those that run."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        from _asyncio_threads import Thread
        future = self.create_future()
        thread = Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, future):
        # In a thread of its own, because it waits.
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as exc:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, exc)

    # Debugging and errors.

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        # Where coroutines are made is not remembered.
        pass

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _slow(self, handle, seconds):
        callback = getattr(handle._callback, '__self__', None)
        what = repr(callback if isinstance(callback, tasks.Task) else handle)
        log.report('warning', f'Executing {what} took {seconds:.3f} seconds')

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Logs the message, the other entries of `context` in order of their names, and the traceback."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        log.report('error', '\n'.join(lines), context.get('exception'))

    def call_exception_handler(self, context):
        """Reports an error that nobody else can catch to the handler that is set."""
        try:
            if self._exception_handler is None:
                self.default_exception_handler(context)
            else:
                self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._exception_handler is None:
                log.report('error', 'Exception in default exception handler', exc)
            else:
                if 'handle' in context and exc.__context__ is None:
                    # The handler was called while its callback's exception was being handled.
                    exc.__context__ = context.get('exception')
                self._handler_failed(context, exc)

    def _handler_failed(self, context, exc):
        try:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler',
                'exception': exc,
                'context': context,
            })
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as second:
            log.report('error', 'Exception in default exception handler while handling an unexpected error '
                                'in custom exception handler', second)


def _refuse(name):
    def method(self, *args, **kwargs):
        raise missing('loop.' + name)
    method.__name__ = name
    return method


for _name in ('create_connection', 'create_server', 'create_unix_connection', 'create_unix_server',
              'create_datagram_endpoint', 'connect_read_pipe', 'connect_write_pipe', 'subprocess_exec',
              'subprocess_shell', 'add_reader', 'remove_reader', 'add_writer', 'remove_writer', 'sock_recv',
              'sock_sendall', 'sock_connect', 'sock_accept', 'getaddrinfo', 'getnameinfo', 'sendfile', 'start_tls'):
    setattr(BaseEventLoop, _name, _refuse(_name))
del _name
