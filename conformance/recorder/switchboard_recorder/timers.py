"""Which timers mattered, and when each was set: to find programs whose order a real machine leaves open.

    {"timer": "_set_result_unless_cancelled", "set": 0, "when": 100000}

A row is written when a timer fires, or is cancelled within two milliseconds of its deadline; one that is cancelled earlier
has no part in any order. `set` is in milliseconds of virtual time, `when`, the deadline, in microseconds.
"""
from . import clock, ready

NEAR = 2000


class Timers:
    def __init__(self):
        # By identity, without the handle: one kept alive would keep its callback's arguments alive.
        self.waiting = {}

    def look(self, heap):
        """Called at the start of a pass: notes new timers, returns rows for those cancelled near their deadline."""
        alive = {id(handle): handle for handle in heap if not handle._cancelled}
        rows = []
        for key in [key for key in self.waiting if key not in alive]:
            row = self.waiting.pop(key)
            if clock.present() / 1000 > row["when"] - NEAR:
                rows.append(row)
        for key, handle in alive.items():
            if key not in self.waiting:
                self.waiting[key] = note(handle)
        return rows

    def fired(self, handle):
        row = self.waiting.pop(id(handle), None)
        if row is None and not handle._cancelled:
            row = note(handle)
        return row if not handle._cancelled else None


def note(handle):
    when = max(0, round((handle._when - clock.origin()) * 1e6))
    return {"timer": ready.label(handle._callback), "set": round(clock.present() / 1e6), "when": when}
