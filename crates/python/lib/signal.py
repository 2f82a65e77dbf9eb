"""Signals by name. None ever comes, but Ctrl-C at the reader's wish; a handler for it is asyncio's own."""

import enum

__all__ = ['Signals', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGCHLD', 'SIGQUIT', 'SIGKILL', 'SIGPIPE',
           'SIG_DFL', 'SIG_IGN', 'signal', 'getsignal', 'default_int_handler', 'strsignal']


class Signals(enum.IntEnum):
    """The numbers of signals."""

    SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2 = 1, 2, 3, 6, 9, 10, 11, 12
    SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP = 13, 14, 15, 17, 18, 19


class Handlers(enum.IntEnum):
    """The two handlers that are no functions."""

    SIG_DFL, SIG_IGN = 0, 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


_handlers = {}


def signal(signalnum, handler):
    """Remembers the handler: no signal is ever delivered to it."""
    signalnum = Signals(signalnum)
    if not (callable(handler) or handler in (SIG_DFL, SIG_IGN)):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if signalnum == Signals.SIGINT and callable(handler) and handler is not default_int_handler:
        raise NotImplementedError('signal.signal(SIGINT, handler) is not supported by Switchboard; catch KeyboardInterrupt')
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum):
    signalnum = Signals(signalnum)
    return _handlers.get(signalnum, default_int_handler if signalnum == Signals.SIGINT else SIG_DFL)


def strsignal(signalnum):
    return {1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 6: 'Aborted', 9: 'Killed', 14: 'Alarm clock',
            15: 'Terminated'}.get(int(signalnum))


def valid_signals():
    return set(Signals)


def __getattr__(name):
    if name in ('alarm', 'setitimer', 'pause', 'raise_signal', 'sigwait', 'set_wakeup_fd', 'pthread_kill', 'siginterrupt'):
        raise NotImplementedError(f'signal.{name} is not supported by Switchboard; use loop.call_later or asyncio.timeout')
    raise AttributeError(f"module 'signal' has no attribute {name!r}")
