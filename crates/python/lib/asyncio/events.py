"""Handles, the running loop, and the policy that makes loops."""

import sys

import _asyncio
from _asyncio import (Handle, TimerHandle, _get_event_loop, _get_running_loop, _set_running_loop, get_event_loop,
                      get_running_loop)

from . import reprs

__all__ = (
    'AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
    'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
    'get_child_watcher', 'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop',
)


def _callback_failed(handle, exc):
    try:
        # Through a frame that keeps the report, as CPython's `Handle._run` does: the exception lives on in a cycle.
        raise exc
    except BaseException:
        context = {
            'message': f'Exception in callback {reprs.callback(handle._callback, handle._args)}',
            'exception': exc,
            'handle': handle,
        }
        handle._loop.call_exception_handler(context)


_asyncio._extend(Handle, __repr__=reprs.handle)


def _same(a, b):
    return (a._when == b._when and a._callback == b._callback and a._args == b._args
            and a._cancelled == b._cancelled)


def _comparison(verdict):
    def compare(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return verdict(self, other)
    return compare


_asyncio._extend(
    TimerHandle,
    __eq__=_comparison(_same),
    __lt__=_comparison(lambda a, b: a._when < b._when),
    __gt__=_comparison(lambda a, b: a._when > b._when),
    __le__=_comparison(lambda a, b: a._when < b._when or _same(a, b)),
    __ge__=_comparison(lambda a, b: a._when > b._when or _same(a, b)),
    __hash__=lambda self: hash(self._when),
)


def _abstract(*names):
    """A namespace of methods that raise NotImplementedError."""
    def method(name):
        def refuse(self, *args, **kwargs):
            raise NotImplementedError
        refuse.__name__ = name
        return refuse
    return {name: method(name) for name in names}


class AbstractServer:
    """A listening server."""


class AbstractEventLoop:
    """What every event loop offers."""


class AbstractEventLoopPolicy:
    """Which loop a thread has."""


for _cls, _names in (
    (AbstractServer, 'close get_loop is_serving start_serving serve_forever wait_closed'),
    (AbstractEventLoop,
     'run_forever run_until_complete stop is_running is_closed close shutdown_asyncgens shutdown_default_executor '
     '_timer_handle_cancelled call_soon call_later call_at time create_future create_task call_soon_threadsafe '
     'run_in_executor set_default_executor set_task_factory get_task_factory get_exception_handler '
     'set_exception_handler default_exception_handler call_exception_handler get_debug set_debug add_reader '
     'remove_reader add_writer remove_writer add_signal_handler remove_signal_handler'),
    (AbstractEventLoopPolicy,
     'get_event_loop set_event_loop new_event_loop get_child_watcher set_child_watcher'),
):
    for _name, _method in _abstract(*_names.split()).items():
        setattr(_cls, _name, _method)
del _cls, _names, _name, _method


def _other_thread():
    """The thread that runs, or None if it is the main one. Most programs have no other."""
    threading = sys.modules.get('threading')
    if threading is None:
        return None
    thread = threading.current_thread()
    return None if thread is threading.main_thread() else thread


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for each thread: the main one's is made when it is first asked for, the others' are set."""

    _loop_factory = None

    def __init__(self):
        self._loop = None
        self._set_called = False
        # A `threading.local` with the loops of threads beside the main one, if there is any.
        self._others = None

    def get_event_loop(self):
        thread = _other_thread()
        if thread is not None:
            loop = getattr(self._others, 'loop', None)
        else:
            if self._loop is None and not self._set_called:
                self.set_event_loop(self.new_event_loop())
            loop = self._loop
        if loop is None:
            name = 'MainThread' if thread is None else thread.name
            raise RuntimeError(f'There is no current event loop in thread {name!r}.')
        return loop

    def set_event_loop(self, loop):
        main = _other_thread() is None
        self._set_called = self._set_called or main
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(
                f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        if main:
            self._loop = loop
            return
        if self._others is None:
            self._others = sys.modules['threading'].local()
        self._others.loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_policy = None


def get_event_loop_policy():
    """The policy of this process."""
    global _policy
    if _policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Sets it; None: the default one again."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(
            f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def set_event_loop(loop):
    """Makes `loop` this thread's own."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A fresh loop."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    return get_event_loop_policy().set_child_watcher(watcher)


_asyncio._hooks(
    callback_failed=_callback_failed,
    get_event_loop=lambda: get_event_loop_policy().get_event_loop(),
)
