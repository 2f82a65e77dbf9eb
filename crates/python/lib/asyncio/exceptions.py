"""The exceptions of asyncio."""

from _asyncio import CancelledError, InvalidStateError

__all__ = (
    'BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError',
    'IncompleteReadError', 'LimitOverrunError', 'SendfileNotAvailableError',
)

# Since 3.11 the built-in class; code that says asyncio.TimeoutError goes on working.
TimeoutError = TimeoutError


class BrokenBarrierError(RuntimeError):
    """A barrier was aborted, or reset while somebody waited at it."""


class SendfileNotAvailableError(RuntimeError):
    """The system cannot send files."""


class IncompleteReadError(EOFError):
    """A stream ended before as many bytes had come as were asked for."""

    def __init__(self, partial, expected):
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """A separator was not found within the buffer's limit."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
