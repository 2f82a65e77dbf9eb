"""asyncio as CPython 3.11 has it, over the native queues of `_asyncio`."""

from . import events, exceptions, coroutines, futures, tasks, waiting, gathering, base_events, unix_events
from . import locks, queues, runners, taskgroups, threads, timeouts, unsupported
from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *

__all__ = sum((module.__all__ for module in (
    base_events, coroutines, events, exceptions, futures, locks, runners, queues, tasks, threads, timeouts, unix_events)), ())


def __getattr__(name):
    found = unsupported.lookup(name)
    if found is None:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    return found
