"""gather: one future for the results of many. shield: one that does not pass cancellation on."""

import _asyncio

from . import events, exceptions, futures, tasks


class _GatheringFuture(futures.Future):
    """What gather returns. Cancelling it cancels the children; it ends when they report."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        accepted = False
        for child in self._children:
            if child.cancel(msg=msg):
                accepted = True
        if accepted:
            self._cancel_requested = True
        return accepted


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of results, in the order of the arguments. Coroutines become tasks, now, in that order.

    Without `return_exceptions` the first failure is its outcome, and the others keep running.
    """
    if not coros_or_futures:
        outer = events._get_event_loop().create_future()
        outer.set_result([])
        return outer

    def _done_callback(child):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not child.cancelled():
                # Not "never retrieved".
                child.exception()
            return
        if not return_exceptions:
            failure = child._make_cancelled_error() if child.cancelled() else child.exception()
            if failure is not None:
                outer.set_exception(failure)
                return
        if left == 0:
            results = _results(children)
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    loop = None
    outer = None
    children = []
    known = {}
    left = 0
    for arg in coros_or_futures:
        child = known.get(arg)
        if child is None:
            child = tasks._ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(child)
            if child is not arg:
                # Nobody else has this task: that it dies unfinished is not the caller's mistake.
                child._log_destroy_pending = False
            left += 1
            known[arg] = child
            child.add_done_callback(_done_callback)
        children.append(child)

    outer = _GatheringFuture(children, loop=loop)
    _asyncio._describe(outer, 'tasks', *children)
    return outer


def _results(children):
    results = []
    for child in children:
        if child.cancelled():
            message = child._cancel_message
            results.append(exceptions.CancelledError('' if message is None else message))
        else:
            failure = child.exception()
            results.append(child.result() if failure is None else failure)
    return results


def shield(arg):
    """A future with the outcome of `arg`; cancelling it leaves `arg` alone."""
    inner = tasks._ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()
    _asyncio._describe(outer, 'tasks', inner)

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                # Not "never retrieved".
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer
