"""What is a coroutine."""

from _asyncio import _iscoroutine as iscoroutine

__all__ = ('iscoroutinefunction', 'iscoroutine')

_CO_COROUTINE = 0x80

# A function with this as its attribute `_is_coroutine` counts as a coroutine function.
_is_coroutine = object()


def iscoroutinefunction(func):
    """Was `func` made by `async def`, or is it marked as such?"""
    if getattr(func, '_is_coroutine', None) is _is_coroutine:
        return True
    while True:
        if type(func).__name__ == 'method':
            func = func.__func__
        elif type(func).__name__ == 'partial' and hasattr(func, 'keywords'):
            func = func.func
        else:
            break
    if type(func).__name__ != 'function':
        return False
    return bool(func.__code__.co_flags & _CO_COROUTINE)
