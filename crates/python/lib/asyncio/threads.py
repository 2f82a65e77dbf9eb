"""Calls that block, in threads beside the loop."""

import _asyncio
from contextvars import copy_context
from functools import partial

from . import events

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Runs `func(*args, **kwargs)` in a thread, with the context variables of here, and returns what it gives."""
    call = partial(copy_context().run, func, *args, **kwargs)
    future = events.get_running_loop().run_in_executor(None, call)
    _asyncio._describe(future, 'call', func, args)
    try:
        return await future
    finally:
        # The exception's traceback has this frame.
        future = None
