"""The selector of every loop: where the real one would wait, this one moves the clock.

A wait ends at the loop's first deadline and then on at the last deadline within half a millisecond of it: epoll rounds a
wait up to whole milliseconds, so timers that are set together with equal delays come due together.
"""
import os
import selectors
import sys

from . import clock

COALESCE = 5e-4
DEADLOCK_STATUS = 70
DEADLOCK_MESSAGE = "deadlock: nothing is ready and nothing is scheduled\n"


class CountingSelector(selectors.DefaultSelector):
    """Waits as the real one does, and counts the passes."""

    def select(self, timeout=None):
        begin_pass(sys._getframe(1))
        return super().select(timeout)


def begin_pass(caller):
    """The loop whose pass begins, if it is a loop that selects."""
    loop = caller.f_locals["self"] if caller.f_code.co_name == "_run_once" else None
    if loop is not None and hasattr(loop._ready, "begin_pass"):
        loop._ready.begin_pass(loop)
    return loop


class VirtualSelector(selectors.DefaultSelector):
    def select(self, timeout=None):
        loop = begin_pass(sys._getframe(1))
        events = super().select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        if timeout is None:
            deadlock()
        clock.jump(deadline(loop, timeout))
        return []


def deadline(loop, timeout):
    """The moment at which a wait of `timeout` seconds ends. The loop's own figure is taken where it is the same one:
    it has no rounding error from subtracting the present."""
    end = clock.now / 1e9 + timeout
    heap = getattr(loop, "_scheduled", None)
    if not heap or heap[0]._when > end + COALESCE:
        return end
    first = heap[0]._when
    return max(handle._when for handle in heap if handle._when <= first + COALESCE)


def deadlock():
    """Ends the process: the real loop would sleep for ever. No finaliser runs, as none would there."""
    sys.stdout.flush()
    sys.stderr.write(DEADLOCK_MESSAGE)
    sys.stderr.flush()
    os._exit(DEADLOCK_STATUS)


def install(virtual):
    selectors.DefaultSelector = VirtualSelector if virtual else CountingSelector
