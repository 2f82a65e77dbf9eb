"""Helpers for the with statement."""

import sys
from abc import ABC, abstractmethod

from contextlib import _generators, _stacks
from contextlib._generators import (AsyncContextDecorator, ContextDecorator, _AsyncGeneratorContextManager,
                                    _GeneratorContextManager, asynccontextmanager, contextmanager)
from contextlib._stacks import AsyncExitStack, ExitStack

__all__ = [
    'asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
    'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
    'redirect_stderr', 'suppress', 'aclosing', 'chdir',
]

for _class in (AsyncContextDecorator, ContextDecorator, _AsyncGeneratorContextManager, _GeneratorContextManager,
               AsyncExitStack, ExitStack):
    _class.__module__ = 'contextlib'
del _class


class AbstractContextManager(ABC):
    """Whatever has __enter__ and __exit__."""

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            from collections._protocols import has_methods
            return has_methods(other, '__enter__', '__exit__')
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """Whatever has __aenter__ and __aexit__."""

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            from collections._protocols import has_methods
            return has_methods(other, '__aenter__', '__aexit__')
        return NotImplemented


# They have the methods and so count as subclasses; the real ones inherit.
AbstractContextManager.register(_GeneratorContextManager)


class closing(AbstractContextManager):
    """Closes `thing` at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes an asynchronous `thing` at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack: one object may be entered again inside itself.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exc_type, exc_value, traceback):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    """Sends what is printed elsewhere."""

    _stream = 'stdout'


class redirect_stderr(_Redirect):
    """Sends standard error elsewhere."""

    _stream = 'stderr'


class suppress(AbstractContextManager):
    """Swallows exceptions of these classes. As in 3.11 a group is not looked into."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """There are no directories here."""

    def __init__(self, path):
        raise NotImplementedError('contextlib.chdir is not supported by Switchboard: there are no files')
