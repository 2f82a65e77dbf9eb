"""`@asyncio.coroutine`, which Python had up to 3.10: for programs that ask for it.

A line `# switchboard: allow asyncio.coroutine` brings it back. CPython 3.11 itself refuses such a program.
"""

import functools
import inspect
import types


def coroutine(func):
    """Marks a generator, or any function that may give a future, as a coroutine to be used with `yield from`."""
    if inspect.iscoroutinefunction(func):
        return func
    if inspect.isgeneratorfunction(func):
        return types.coroutine(func)

    @functools.wraps(func)
    def call(*args, **kwargs):
        result = func(*args, **kwargs)
        if inspect.isgenerator(result) or inspect.iscoroutine(result):
            return (yield from result)
        await_method = getattr(type(result), '__await__', None)
        if await_method is not None:
            return (yield from await_method(result))
        return result

    return types.coroutine(call)
