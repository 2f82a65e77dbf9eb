"""The native module `_asyncio` in plain Python, so that the frozen library can be tried on the real CPython.

It follows crates/python/lib/asyncio/NATIVE.md and writes the same rows as the recorder of the real asyncio. Not part of
the product: there the interpreter offers all this.
"""
import collections
import contextvars
import heapq
import inspect
import itertools
import json
import sys
import traceback  # here, so that it is there when the interpreter is going down
import types
import weakref

import clock

out = None
hooks = {}


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


for _class in (CancelledError, InvalidStateError):
    _class.__module__ = "asyncio.exceptions"


def _extend(cls, **functions):
    for name, function in functions.items():
        setattr(cls, name, function)


def _hooks(**functions):
    hooks.update(functions)


running = None
current = {}


def _get_running_loop():
    return running


def _set_running_loop(loop):
    global running
    running = loop


def get_running_loop():
    if running is None:
        raise RuntimeError("no running event loop")
    return running


def _get_event_loop(stacklevel=3):
    return running if running is not None else hooks["get_event_loop"]()


get_event_loop = _get_event_loop


def _enter_task(loop, task):
    if loop in current:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {current[loop]!r} is being executed.")
    current[loop] = task


def _leave_task(loop, task):
    if current.get(loop) is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {current.get(loop)!r}.")
    del current[loop]


def _current_task(loop):
    return current.get(loop)


registry = {}
serials = itertools.count(1)


def _register_task(task):
    serial = next(serials)
    task_serials[id(task)] = serial
    registry[serial] = weakref.ref(task, lambda _: registry.pop(serial, None))


task_serials = {}


def _unregister_task(task):
    registry.pop(task_serials[id(task)], None)


def _tasks():
    return [task for task in (ref() for ref in list(registry.values())) if task is not None]


def _task_set(iterable=()):
    return pinned.PinnedSet(iterable)


class pinned:
    class PinnedSet(set):
        def __init__(self, items=()):
            super().__init__()
            self.added = {}
            for item in items:
                self.add(item)

        def rank(self, item):
            return (0, task_serials[id(item)]) if isinstance(item, Task) else (1, self.added[item])

        def __iter__(self):
            return iter(sorted(super().__iter__(), key=self.rank))

        def add(self, item):
            self.added.setdefault(item, len(self.added))
            super().add(item)


def _describe(future, kind, *subjects):
    assert isinstance(future, Future) and isinstance(kind, str)


def _sync(what, kind, owner):
    pass


def _phase(name, begin):
    pass


def _name_hint(name):
    pass


interrupt = None


def _set_interrupt(handler):
    global interrupt
    interrupt, before = handler, interrupt
    return before


def _iscoroutine(obj):
    return isinstance(obj, (types.CoroutineType, types.GeneratorType, collections.abc.Coroutine))


class Handle:
    __slots__ = ("_callback", "_args", "_loop", "_context", "_cancelled", "_repr", "_source_traceback", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled, self._repr, self._source_traceback = False, None, None

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                self._repr = repr(self)
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            hooks["callback_failed"](self, exc)
        finally:
            self = None


class TimerHandle(Handle):
    __slots__ = ("_when", "_scheduled")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when, self._scheduled = when, False

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()


for _class in (Handle, TimerHandle):
    _class.__module__ = "asyncio.events"


class Loop:
    def __init__(self):
        self._closed = self._debug = self._stopping = False
        self._timer_cancelled_count = 0
        self._ready, self._scheduled = collections.deque(), []
        self._clock_resolution = 1e-9
        self._current_handle = None
        self._pipe_written, self._pipe_handle = False, None
        self._by, self._pass, self._seen = {}, 0, set()

    def time(self):
        return clock.read() / 1e9

    def _closed_check(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._closed_check()
        if self._debug:
            self._check_callback(callback, "call_soon")
        handle = Handle(callback, args, self, context)
        self._push(handle, "soon")
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        self._pipe_written = True
        return handle

    def _push(self, handle, by):
        self._by[id(handle)] = by
        self._row(handle, "ready", by=by)
        self._ready.append(handle)

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._push(handle, "soon")

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._closed_check()
        if self._debug:
            self._check_callback(callback, "call_at")
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        self._timer_cancelled_count += handle._scheduled

    def _clear(self):
        self._ready.clear()
        self._scheduled.clear()

    def create_future(self):
        return Future(loop=self)

    def _run_passes(self):
        try:
            while True:
                self._pass_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False

    def _pass_once(self):
        heap = self._scheduled
        if len(heap) > 100 and self._timer_cancelled_count / len(heap) > 0.5:
            for timer in heap:
                timer._scheduled = not timer._cancelled
            heap[:] = [timer for timer in heap if not timer._cancelled]
            heapq.heapify(heap)
            self._timer_cancelled_count = 0
        else:
            while heap and heap[0]._cancelled:
                self._timer_cancelled_count -= 1
                heapq.heappop(heap)._scheduled = False
        wait = 0 if self._ready or self._stopping or self._pipe_written else None
        if wait is None and heap:
            wait = min(max(0, heap[0]._when - self.time()), 86400)
        self._pass += 1
        for timer in heap:
            if timer._callback and id(timer) not in self._seen:
                self._seen.add(id(timer))
                self._row(timer, "timer", when=round(timer._when * 1e6))
        if wait is None:
            sys.stdout.flush()
            sys.stderr.write("deadlock: nothing is ready and nothing is scheduled\n")
            sys.stderr.flush()
            import os
            os._exit(70)
        if wait:
            first = heap[0]._when
            clock.jump(max(timer._when for timer in heap if timer._when <= first + 5e-4))
        if self._pipe_written:
            if self._pipe_handle is None:
                self._pipe_handle = Handle(self._read_from_self, (), self)
            self._push(self._pipe_handle, "io")
        end = self.time() + self._clock_resolution
        while heap and heap[0]._when < end:
            timer = heapq.heappop(heap)
            timer._scheduled = False
            self._push(timer, "timer")
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            by = self._by.pop(id(handle))
            self._seen.discard(id(handle))
            if not handle._cancelled:
                self._row(handle, "run", by=by)
                handle._run()

    def _row(self, handle, verb, **more):
        if out is not None and handle._callback is not None:
            row = {"pass": self._pass, "t": round(clock.now / 1e6), verb: label(handle._callback), **more}
            out.write(json.dumps(row) + "\n")


def label(callback):
    owner = getattr(callback, "__self__", None)
    if isinstance(callback, TaskStepMethWrapper):
        return f"step({owner.get_name()})"
    if isinstance(owner, Task) and callback.__name__ == "task_wakeup":
        return f"wakeup({owner.get_name()})"
    while hasattr(callback, "func"):
        callback = callback.func
    return getattr(callback, "__qualname__", None) or type(callback).__qualname__


class Future:
    __class_getitem__ = classmethod(types.GenericAlias)
    _state, _result, _exception, _loop, _waiting, _cancel_message = "PENDING", None, None, None, (), None
    _cancelled_exc, _log, _source_traceback, _asyncio_future_blocking = None, False, None, False

    def __init__(self, *, loop=None):
        self._loop = _get_event_loop() if loop is None else loop
        self._waiting = []

    @property
    def _callbacks(self):
        return self._waiting or None

    @property
    def _log_traceback(self):
        return self._log

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._log = False

    def __del__(self):
        if self._log:
            hooks["future_dropped"](self)

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def _make_cancelled_error(self):
        exc, self._cancelled_exc = self._cancelled_exc, None
        if exc is None:
            exc = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        return exc

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        self._log = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._traceback)
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        self._log = False
        return self._exception

    def _end(self, state):
        self._state = state
        waiting, self._waiting = self._waiting, []
        for callback, context in waiting:
            self._loop.call_soon(callback, self, context=context)

    def set_result(self, result):
        if self.done():
            raise InvalidStateError("invalid state")
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception, self._traceback, self._log = exception, exception.__traceback__, True
        self._end("FINISHED")

    def cancel(self, msg=None):
        self._log = False
        if self.done():
            return False
        self._cancel_message = msg
        self._end("CANCELLED")
        return True

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self, context=context)
        else:
            self._waiting.append((fn, contextvars.copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        before = len(self._waiting)
        self._waiting = [entry for entry in self._waiting if entry[0] != fn]
        return before - len(self._waiting)

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return Future.result(self)

    __iter__ = __await__


class TaskStepMethWrapper:
    def __init__(self, task, exc=None):
        self.__self__, self.exc = task, exc

    def __call__(self):
        self.__self__._step(self.exc)


names = itertools.count(1)


class Task(Future):
    _log_destroy_pending = True
    _coro = _fut_waiter = None
    _must_cancel, _requests = False, 0

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not _iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(names)}" if name is None else str(name)
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        self._soon()
        _register_task(self)

    def _soon(self, exc=None):
        self._loop.call_soon(TaskStepMethWrapper(self, exc), context=self._context)

    def __del__(self):
        if not self.done() and self._log_destroy_pending:
            hooks["task_dropped"](self)
        super().__del__()

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._requests

    def uncancel(self):
        self._requests = max(0, self._requests - 1)
        return self._requests

    def cancel(self, msg=None):
        self._log = False
        if self.done():
            return False
        self._requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def _step(self, exc):
        if self.done():
            raise InvalidStateError(f"_step(): already done: {self!r} {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _enter_task(self._loop, self)
        try:
            result = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as leaving:
            Future.set_exception(self, leaving)
            raise
        except BaseException as failure:
            Future.set_exception(self, failure)
        else:
            self._yielded(result)
        finally:
            _leave_task(self._loop, self)
            self = exc = None

    def _yielded(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if result is None:
            return self._soon()
        if blocking is None and inspect.isgenerator(result):
            error = f"yield was used instead of yield from for generator in task {self!r} with {result!r}"
        elif blocking is None:
            error = f"Task got bad yield: {result!r}"
        elif result is self:
            error = f"Task cannot await on itself: {self!r}"
        elif (result.get_loop() if hasattr(result, "get_loop") else result._loop) is not self._loop:
            error = f"Task {self!r} got Future {result!r} attached to a different loop"
        elif not blocking:
            error = f"yield was used instead of yield from in task {self!r} with {result!r}"
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return None
        return self._soon(RuntimeError(error))

    def task_wakeup(self, future):
        failure = None
        try:
            Future.result(future) if type(future) in (Future, Task) else future.result()
        except BaseException as exc:
            failure = exc
        # Not inside the except clause: what the coroutine raises has not this as its context.
        try:
            self._step(failure)
        finally:
            # A traceback must not keep the task alive.
            self = failure = None
