"""Sets whose order in the real asyncio is that of memory addresses, pinned to creation order.

Tasks come in the order in which they were created, anything else in the order in which it was added. Pinned are the sets
inside asyncio.wait and as_completed (and so those that wait returns), TaskGroup's children, all_tasks, and the
asynchronous generators that a loop closes at its end.
"""
import asyncio
import asyncio.base_events
import asyncio.taskgroups
import asyncio.tasks
import functools
import itertools
import types
import weakref

serials = {}
counter = itertools.count(1)


class PinnedSet(set):
    __slots__ = ("_added",)

    def __new__(cls, *args):
        return set.__new__(cls)

    def __init__(self, items=()):
        set.__init__(self)
        self._added = {}
        self.update(items)

    def __iter__(self):
        return iter(sorted(set.__iter__(self), key=self._rank))

    def _rank(self, item):
        return (0, serials[id(item)]) if isinstance(item, asyncio.Task) else (1, self._added[item])

    def __repr__(self):
        return "{%s}" % ", ".join(map(repr, self)) if self else "set()"

    def add(self, item):
        if item not in self:
            self._added[item] = next(counter)
        set.add(self, item)

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def discard(self, item):
        self._added.pop(item, None)
        set.discard(self, item)

    def remove(self, item):
        set.remove(self, item)
        self._added.pop(item, None)

    def clear(self):
        self._added.clear()
        set.clear(self)

    def pop(self):
        for item in self:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def copy(self):
        return PinnedSet(self)

    def union(self, *others):
        result = PinnedSet(self)
        result.update(*others)
        return result

    __or__ = union

    def __ror__(self, other):
        return PinnedSet(other).union(self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __sub__(self, other):
        return PinnedSet(x for x in self if x not in other)

    def __and__(self, other):
        return PinnedSet(x for x in self if x in other)

    difference, intersection = __sub__, __and__

    def __isub__(self, other):
        for item in list(other):
            self.discard(item)
        return self

    difference_update = __isub__


PinnedSet.__name__ = PinnedSet.__qualname__ = "set"
PinnedSet.__module__ = "builtins"


class TaskRegistry(PinnedSet):
    """The weak references to every task; a task gets its serial number on the way in."""

    def add(self, reference):
        serials[id(reference())] = next(counter)
        PinnedSet.add(self, reference)


class PinnedWeakSet(weakref.WeakSet):
    def __init__(self, data=None):
        super().__init__()
        self.data = PinnedSet()


def install():
    asyncio.tasks._all_tasks.data = TaskRegistry()
    asyncio.tasks.set = PinnedSet
    asyncio.taskgroups.set = PinnedSet
    asyncio.base_events.weakref = types.SimpleNamespace(**{**vars(weakref), "WeakSet": PinnedWeakSet})
    real = asyncio.tasks.all_tasks

    @functools.wraps(real)
    def all_tasks(loop=None):
        # Found here, because the frame that the real function looks at is its caller's loop all the same.
        return PinnedSet(real(loop))

    asyncio.tasks.all_tasks = all_tasks
    asyncio.all_tasks = all_tasks
