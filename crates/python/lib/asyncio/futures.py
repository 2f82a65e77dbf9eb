"""Futures: results to come. The class itself is native."""

import _asyncio
from _asyncio import Future

from . import reprs

__all__ = ('Future', 'wrap_future', 'isfuture')

_asyncio._extend(Future, __repr__=reprs.future)


def _dropped(future):
    # An exception that nobody asked for, as its future dies.
    future._loop.call_exception_handler({
        'message': f'{type(future).__name__} exception was never retrieved',
        'exception': future._exception,
        'future': future,
    })


_asyncio._hooks(future_dropped=_dropped)


def isfuture(obj):
    """Is it a future, or does it say so by having the attribute `_asyncio_future_blocking`?"""
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _get_loop(future):
    getter = getattr(future, 'get_loop', None)
    return future._loop if getter is None else getter()


def _set_result_unless_cancelled(future, result):
    # What the timer of a sleep runs.
    if not future.cancelled():
        future.set_result(result)


def wrap_future(future, *, loop=None):
    """A future of `loop` for one of `concurrent.futures`; a future of asyncio is returned as it is."""
    if isfuture(future):
        return future
    from _asyncio_threads import wrap_future
    return wrap_future(future, loop)
