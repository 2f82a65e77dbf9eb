"""Executors: not supported yet; each name says so where it is used."""

from asyncio.unsupported import missing

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'Future', 'Executor',
           'wait', 'as_completed', 'ProcessPoolExecutor', 'ThreadPoolExecutor', 'InvalidStateError',
           'BrokenExecutor']

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


def _refusing(name):
    def __init__(self, *args, **kwargs):
        raise missing(f'concurrent.futures.{name}', 'use coroutines and asyncio.sleep() to stand for the work')
    return type(name, (), {'__init__': __init__, '__module__': __name__})


Future, Executor = _refusing('Future'), _refusing('Executor')
ThreadPoolExecutor, ProcessPoolExecutor = _refusing('ThreadPoolExecutor'), _refusing('ProcessPoolExecutor')


def wait(*args, **kwargs):
    raise missing('concurrent.futures.wait', 'use asyncio.wait')


def as_completed(*args, **kwargs):
    raise missing('concurrent.futures.as_completed', 'use asyncio.as_completed')
