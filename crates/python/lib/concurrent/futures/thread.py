"""A pool of threads: jobs in one queue, workers that take them from it.

    submit: job -> queue;  an idle permit? take it, start nobody : fewer than max_workers? start one
    worker: job <- queue;  run it;  give one idle permit back;  next
    shutdown: None -> queue; each worker that takes it puts it back for the next one, and ends
"""

import os
import threading
import weakref
from types import GenericAlias

import _queue
from concurrent.futures import _base

# The pools' threads with their queues: a program's end wakes them and waits for them.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False
# Held while a job is submitted to any pool.
_global_shutdown_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for _, queue in items:
        queue.put(None)
    for thread, _ in items:
        thread.join()


threading._register_atexit(_python_exit)


class _WorkItem:
    """A call, and the future of its result."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    __class_getitem__ = classmethod(GenericAlias)

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # The exception's traceback has this frame.
            self = None
        else:
            self.future.set_result(result)


def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical('Exception in initializer:', exc_info=True)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            work_item = work_queue.get(block=True)
            if work_item is not None:
                work_item.run()
                # Neither job nor pool is kept alive by a worker that waits.
                del work_item
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                continue
            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                work_queue.put(None)
                return
            del executor
    except BaseException:
        _base._logger().critical('Exception in worker', exc_info=True)


class BrokenThreadPool(_base.BrokenExecutor):
    """A pool whose worker could not be initialized."""


_BROKEN = 'A thread initializer failed, the thread pool is not usable anymore'
_pools_named = 0


def _pool_name():
    global _pools_named
    name = f'ThreadPoolExecutor-{_pools_named}'
    _pools_named += 1
    return name


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` threads, started as they are needed."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._work_queue = _queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or _pool_name()
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return

        def forgotten(_, queue=self._work_queue):
            # The pool has died: its workers may end.
            queue.put(None)

        thread = threading.Thread(
            name=f'{self._thread_name_prefix or self}_{count}', target=_worker,
            args=(weakref.ref(self, forgotten), self._work_queue, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = self._work_queue

    def _queued(self):
        # Empties the queue.
        while True:
            try:
                item = self._work_queue.get_nowait()
            except _queue.Empty:
                return
            if item is not None:
                yield item.future

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = _BROKEN
            for future in self._queued():
                future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._queued():
                    future.cancel()
            # A worker that waits for a job sees that there will be none.
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
