"""The loop's ready queue, which writes one row per handle that joins it and one per handle that runs.

    {"pass": 2, "t": 0, "ready": "step(Task-2)", "by": "soon"}
    {"pass": 2, "t": 0, "run": "step(Task-1)", "by": "soon"}
    {"pass": 3, "t": 0, "timer": "_set_result_unless_cancelled", "when": 100000}

The last is for the check that a program is fit for comparing: a timer found in the heap at the start of a pass for the
first time, with its deadline in microseconds. A cancelled handle is taken out without a row. Passes are counted for each loop from 1; before its first pass a loop is
in pass 0.
"""
import asyncio.base_events
import asyncio.events
import asyncio.tasks
import collections
import json
import sys
import types
import weakref

from . import clock

out = None


class ReadyQueue(collections.deque):
    passes = 0

    def begin_pass(self, loop):
        self.passes += 1
        for handle in loop._scheduled:
            if not getattr(handle, "_callback", None) or id(handle) in seen:
                continue
            key = id(handle)
            seen[key] = weakref.ref(handle, lambda _, key=key: seen.pop(key, None))
            self.row(handle, "timer", when=round(handle._when * 1e6))

    def append(self, handle):
        if isinstance(handle, asyncio.events.TimerHandle):
            by = "timer"
        elif sys._getframe(1).f_code.co_name == "_add_callback":
            by = "io"
        else:
            by = "soon"
        handle_by[id(handle)] = by
        self.row(handle, "ready", by=by)
        super().append(handle)

    def popleft(self):
        handle = super().popleft()
        by = handle_by.pop(id(handle), "soon")
        if not handle._cancelled:
            self.row(handle, "run", by=by)
        return handle

    def row(self, handle, verb, **more):
        if out is not None and handle._callback is not None:
            milliseconds = round(clock.now / 1e6)
            row = {"pass": self.passes, "t": milliseconds, verb: label(handle._callback), **more}
            out.write(json.dumps(row) + "\n")


handle_by = {}
# Keyed by identity and weak: a handle kept alive would keep its callback's arguments alive.
seen = {}


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
        out = open(path, "w", buffering=1, encoding="utf-8")
    module = asyncio.base_events
    module.collections = types.SimpleNamespace(**{**vars(collections), "deque": ReadyQueue})
