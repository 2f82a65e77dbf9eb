"""Stacks of context managers and callbacks, left in reverse order."""

from _collections import deque
from types import MethodType


class _BaseExitStack:
    # Entries: (is synchronous, function of the three values that __exit__ gets).

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Hands everything over to a new stack."""
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return other

    def push(self, exit):
        """Adds a context manager that is entered already, or a function with the signature of __exit__."""
        method = getattr(type(exit), '__exit__', None)
        self._push(exit if method is None else MethodType(method, exit), True)
        return exit

    def enter_context(self, cm):
        """Enters a context manager and adds it."""
        cls = type(cm)
        enter, leave = _methods(cls, '__enter__', '__exit__', 'the context manager protocol')
        result = enter(cm)
        self._push(MethodType(leave, cm), True)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Adds a function to be called with these arguments."""
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._push(leave, True)
        return callback

    def _push(self, leave, is_sync):
        self._exit_callbacks.append((is_sync, leave))


def _methods(cls, enter, leave, protocol):
    found = getattr(cls, enter, None), getattr(cls, leave, None)
    if None in found:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support {protocol}")
    return found


class _Leaving:
    """The exception that is on its way while a stack is left, and what was handled before."""

    def __init__(self, exc):
        import sys
        self.given = exc
        self.current = exc
        self.suppressed = False
        self.outside = sys.exc_info()[1]

    def arguments(self):
        exc = self.current
        if exc is None:
            return None, None, None
        return type(exc), exc, exc.__traceback__

    def raised(self, exc):
        # As in nested with statements, the new one's context ends at the one that was on its way.
        self._chain(exc)
        self.current = exc

    def _chain(self, exc):
        before = self.current
        while True:
            context = exc.__context__
            if context is None or context is before:
                return
            if context is self.outside:
                break
            exc = context
        exc.__context__ = before

    def done(self, any_left):
        if self.current is not None and self.current is not self.given:
            context = self.current.__context__
            try:
                raise self.current
            except BaseException:
                self.current.__context__ = context
                raise
        return any_left and self.suppressed


class ExitStack(_BaseExitStack):
    """A with statement over a number of context managers that is known only as it runs."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        leaving = _Leaving(exc_details[1])
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*leaving.arguments()):
                    leaving.suppressed = True
                    leaving.current = None
            except BaseException as exc:
                leaving.raised(exc)
        return leaving.done(exc_details[0] is not None)

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack):
    """The same for asynchronous context managers as well."""

    async def enter_async_context(self, cm):
        """Enters an asynchronous context manager and adds it."""
        cls = type(cm)
        enter, leave = _methods(cls, '__aenter__', '__aexit__', 'the asynchronous context manager protocol')
        result = await enter(cm)
        self._push(MethodType(leave, cm), False)
        return result

    def push_async_exit(self, exit):
        """Adds an asynchronous context manager that is entered already, or a coroutine function."""
        method = getattr(type(exit), '__aexit__', None)
        self._push(exit if method is None else MethodType(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds a coroutine function to be called with these arguments."""
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._push(leave, False)
        return callback

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        leaving = _Leaving(exc_details[1])
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                answer = leave(*leaving.arguments())
                if not is_sync:
                    answer = await answer
                if answer:
                    leaving.suppressed = True
                    leaving.current = None
            except BaseException as exc:
                leaving.raised(exc)
        return leaving.done(exc_details[0] is not None)
