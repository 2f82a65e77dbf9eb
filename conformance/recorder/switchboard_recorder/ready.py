"""The loop's ready queue, which writes one row per handle that joins it and one per handle that runs.

    {"pass": 2, "t": 0, "ready": "step(Task-2)", "by": "soon"}
    {"pass": 2, "t": 0, "run": "step(Task-1)", "by": "soon"}
    {"pass": 9, "t": 100, "timer": "_set_result_unless_cancelled", "set": 0, "when": 100000}

A cancelled handle is taken out without a row. Passes are counted for each loop from 1; before its first pass a loop is
in pass 0. Rows about timers are for the check that a program is fit for comparing: see timers.py.
"""
import asyncio.base_events
import asyncio.events
import asyncio.tasks
import collections
import json
import os
import sys
import types

from . import clock, timers

out = None


class ReadyQueue(collections.deque):
    passes = 0

    def __init__(self, *args):
        super().__init__(*args)
        self.timers = timers.Timers()

    def begin_pass(self, loop):
        self.passes += 1
        for row in self.timers.look(loop._scheduled):
            self.write(row)

    def append(self, handle):
        if isinstance(handle, asyncio.events.TimerHandle):
            by = "timer"
            self.write(self.timers.fired(handle))
        elif sys._getframe(1).f_code.co_name == "_add_callback":
            by = "io"
        else:
            by = "soon"
        handle_by[id(handle)] = by
        self.row(handle, "ready", by)
        super().append(handle)

    def popleft(self):
        handle = super().popleft()
        by = handle_by.pop(id(handle), "soon")
        if not handle._cancelled:
            self.row(handle, "run", by)
        return handle

    def row(self, handle, verb, by):
        if handle._callback is not None:
            self.write({verb: label(handle._callback), "by": by})

    def write(self, row):
        if out is not None and row is not None:
            row = {"pass": self.passes, "t": round(clock.present() / 1e6), **row}
            os.write(out, (json.dumps(row) + "\n").encode())


handle_by = {}


def label(callback):
    """A task's step or wake-up by the task's name, anything else by its qualified name."""
    owner = getattr(callback, "__self__", None)
    kind = type(callback).__name__ + getattr(callback, "__name__", "")
    if isinstance(owner, asyncio.Task):
        if "StepMeth" in kind:
            return "step(%s)" % owner.get_name()
        if "WakeupMeth" in kind or "wakeup" in kind:
            return "wakeup(%s)" % owner.get_name()
    while hasattr(callback, "func"):
        callback = callback.func
    return getattr(callback, "__qualname__", None) or type(callback).__qualname__


def install(path):
    global out
    if path:
        # A bare descriptor: a file object that is open at the exit may be warned of.
        out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC)
    module = asyncio.base_events
    module.collections = types.SimpleNamespace(**{**vars(collections), "deque": ReadyQueue})
