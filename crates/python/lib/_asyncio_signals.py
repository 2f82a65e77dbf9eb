"""Signals in an event loop: each is a byte in the loop's self-pipe, and a handle when the loop has read that.

    signal comes -> byte -> the wait ends -> _read_from_self (a handle) -> the signal's own handle, in the next pass
"""

import _signal
import signal

from asyncio import coroutines, events


def _nothing(signum, frame):
    """Is called where the main thread looks; the byte in the pipe does the rest."""


def _check(sig):
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


def add(loop, sig, callback, args):
    if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
        raise TypeError('coroutines cannot be used with add_signal_handler()')
    _check(sig)
    loop._check_closed()
    try:
        _signal._pipe(loop)
    except ValueError as exc:
        raise RuntimeError(str(exc))
    if loop._signal_handlers is None:
        loop._signal_handlers = {}
    loop._signal_handlers[sig] = events.Handle(callback, args, loop, None)
    try:
        signal.signal(sig, _nothing)
    except OSError:
        del loop._signal_handlers[sig]
        if not loop._signal_handlers:
            _signal._pipe(None)
        raise RuntimeError(f'sig {sig} cannot be caught')


def remove(loop, sig):
    _check(sig)
    if not loop._signal_handlers or sig not in loop._signal_handlers:
        return False
    del loop._signal_handlers[sig]
    signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    if not loop._signal_handlers:
        _signal._pipe(None)
    return True


def read(loop):
    for sig in _signal._bytes():
        handle = loop._signal_handlers.get(sig)
        if handle is None:
            continue
        if handle._cancelled:
            remove(loop, sig)
        else:
            loop._add_callback(handle)
