"""Threads as objects, over those of `_thread`.

    start()  --start_new_thread-->  _bootstrap  ->  run()  ->  the thread's end releases `_tstate_lock`
      waits until it has started                               join() and is_alive() look at that lock
"""

import _thread
import sys as _sys
from _thread import (TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs, _excepthook as excepthook, _local as local,
                     get_ident, get_native_id, stack_size)

from threading._locks import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
           'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'gettrace',
           'getprofile', 'get_native_id']

__excepthook__ = excepthook
_HAVE_THREAD_NATIVE_ID = True
Lock = _allocate_lock = _thread.allocate_lock
ThreadError = _thread.error
_CRLock = _thread.RLock
_start_new_thread = _thread.start_new_thread
_set_sentinel = _thread._set_sentinel

# By identity of the thread: those that run. By themselves: those that are being started.
_active = {}
_limbo = {}
_active_limbo_lock = _allocate_lock()
# The locks of the threads that the program's end waits for, in order of their start. Those of threads that have ended
# and were not joined are swept out when there are `_sweep_at` of them.
_shutdown_locks = {}
_shutdown_locks_lock = _allocate_lock()
_sweep_at = 64
_threading_atexits = []
_SHUTTING_DOWN = False
_names_given = 0


def RLock(*args, **kwargs):
    """A lock that its holder may take again, and must leave as often."""
    return _CRLock(*args, **kwargs)


def settrace(func):
    if func is not None:
        raise NotImplementedError('threading.settrace() is not supported by Switchboard: the board shows every step')


def setprofile(func):
    if func is not None:
        raise NotImplementedError('threading.setprofile() is not supported by Switchboard: the board shows every step')


def gettrace():
    return None


def getprofile():
    return None


def _newname(template):
    global _names_given
    _names_given += 1
    return template % _names_given


def _deprecated(old, instead):
    import warnings
    warnings.warn(f'{old}() is deprecated, {instead} instead', DeprecationWarning, stacklevel=3)


def _maintain_shutdown_locks():
    global _sweep_at
    if len(_shutdown_locks) < _sweep_at:
        return
    for lock in [lock for lock in _shutdown_locks if not lock.locked()]:
        del _shutdown_locks[lock]
    _sweep_at = max(64, 2 * len(_shutdown_locks))


class Thread:
    """A function that runs beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._target = target
        self._name = str(name) if name else self._own_name(target)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._tstate_lock = None
        self._started = Event()
        self._is_stopped = False
        self._initialized = True
        self._stderr = _sys.stderr
        self._invoke_excepthook = _make_invoke_excepthook()

    @staticmethod
    def _own_name(target):
        name = _newname('Thread-%d')
        if target is not None:
            try:
                name += f' ({target.__name__})'
            except AttributeError:
                pass
        return name

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'started' if self._started.is_set() else 'initial'
        # Looking whether it is alive may find that it has ended.
        self.is_alive()
        if self._is_stopped:
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        """Lets it run, and waits until it does."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _start_new_thread(self._bootstrap, ())
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What it does: calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the target holds may hold this thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._bootstrap_inner()
        except:
            # The interpreter is being taken down around a daemon.
            if self._daemonic and _sys is None:
                return
            raise

    def _bootstrap_inner(self):
        try:
            self._set_ident()
            self._set_tstate_lock()
            self._set_native_id()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            try:
                self.run()
            except:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _set_ident(self):
        self._ident = get_ident()

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _set_tstate_lock(self):
        self._tstate_lock = _set_sentinel()
        self._tstate_lock.acquire()
        if not self.daemon:
            with _shutdown_locks_lock:
                _maintain_shutdown_locks()
                _shutdown_locks[self._tstate_lock] = None

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def _stop(self):
        # Called by whoever found `_tstate_lock` free; by several perhaps, which does no harm.
        lock = self._tstate_lock
        if lock is not None:
            assert not lock.locked()
        self._is_stopped = True
        self._tstate_lock = None
        if not self.daemon:
            with _shutdown_locks_lock:
                _shutdown_locks.pop(lock, None)

    def join(self, timeout=None):
        """Waits until it has ended, `timeout` seconds at most."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is None:
            self._wait_for_tstate_lock()
        else:
            self._wait_for_tstate_lock(timeout=max(timeout, 0))

    def _wait_for_tstate_lock(self, block=True, timeout=-1):
        lock = self._tstate_lock
        if lock is None:
            assert self._is_stopped
            return
        try:
            if lock.acquire(block, timeout):
                lock.release()
                self._stop()
        except:
            # Interrupted with the lock in hand.
            if lock.locked():
                lock.release()
                self._stop()
            raise

    def is_alive(self):
        """Has it started, and not ended?"""
        assert self._initialized, 'Thread.__init__() not called'
        if self._is_stopped or not self._started.is_set():
            return False
        self._wait_for_tstate_lock(False)
        return not self._is_stopped

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        """Its number, or None before its start."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """The kernel's number of it, or None before its start."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    @property
    def daemon(self):
        """Does the program end without waiting for it?"""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name):
        _deprecated('setName', 'set the name attribute')
        self.name = name


def _make_invoke_excepthook():
    # Those of now, for a thread that ends when the modules are gone.
    first_hook, first_sys_hook = excepthook, _sys.excepthook
    if first_hook is None:
        raise RuntimeError('threading.excepthook is None')
    if first_sys_hook is None:
        raise RuntimeError('sys.excepthook is None')

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = first_hook
            args = ExceptHookArgs([*_sys.exc_info(), thread])
            hook(args)
        except Exception as exc:
            exc.__suppress_context__ = True
            del exc
            stderr = thread._stderr if _sys.stderr is None else _sys.stderr
            print('Exception in threading.excepthook:', file=stderr, flush=True)
            sys_hook = first_sys_hook if _sys.excepthook is None else _sys.excepthook
            sys_hook(*_sys.exc_info())
        finally:
            args = None

    return invoke_excepthook


class Timer(Thread):
    """Calls a function after `interval` seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Stops it, if the function has not been called."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that the program begins in."""

    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._set_tstate_lock()
        self._started.set()
        self._set_ident()
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was not started by this module."""

    def __init__(self):
        super().__init__(name=_newname('Dummy-%d'), daemon=True)
        self._started.set()
        self._set_ident()
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self

    def _stop(self):
        pass

    def is_alive(self):
        assert not self._is_stopped and self._started.is_set()
        return True

    def join(self, timeout=None):
        assert False, 'cannot join a dummy thread'


def current_thread():
    """The thread that asks."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def active_count():
    """How many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated('activeCount', 'use active_count()')
    return active_count()


def _enumerate():
    return list(_active.values()) + list(_limbo.values())


def enumerate():
    """The threads that are alive."""
    with _active_limbo_lock:
        return _enumerate()


def _register_atexit(func, *args, **kwargs):
    """Calls `func` when the main thread has ended, before the others are waited for; the last registered first."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append((func, args, kwargs))


def main_thread():
    """The thread that the program began in."""
    return _main_thread


_main_thread = _MainThread()


def _shutdown():
    # The interpreter calls it at the end of the main thread.
    global _SHUTTING_DOWN
    if _main_thread._is_stopped:
        return
    _SHUTTING_DOWN = True
    for func, args, kwargs in reversed(_threading_atexits):
        func(*args, **kwargs)
    if _main_thread.ident == get_ident():
        # It is not quite at its end, but who waits for it need not wait longer.
        lock = _main_thread._tstate_lock
        assert lock is not None
        assert lock.locked()
        lock.release()
        _main_thread._stop()
    while True:
        # Threads may start others while they are waited for.
        with _shutdown_locks_lock:
            locks = list(_shutdown_locks)
            _shutdown_locks.clear()
        if not locks:
            break
        for lock in locks:
            lock.acquire()
            lock.release()
