"""Signals: sent by the program to itself, by a timer, or by the reader (Ctrl-C)."""

import _signal
import enum
from _signal import (alarm, default_int_handler, getitimer, pause, pthread_kill, raise_signal, setitimer, siginterrupt)

_IntEnum = enum.IntEnum

NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
ItimerError = OSError


class Signals(enum.IntEnum):
    """The numbers of signals on Linux."""

    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGIOT, SIGBUS = 1, 2, 3, 4, 5, 6, 6, 7
    SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM = 8, 9, 10, 11, 12, 13, 14, 15
    SIGSTKFLT, SIGCHLD, SIGCLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU = 16, 17, 17, 18, 19, 20, 21, 22
    SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPOLL = 23, 24, 25, 26, 27, 28, 29, 29
    SIGPWR, SIGSYS, SIGRTMIN, SIGRTMAX = 30, 31, 34, 64


class Handlers(enum.IntEnum):
    """The two handlers that are no functions."""

    SIG_DFL, SIG_IGN = 0, 1


class Sigmasks(enum.IntEnum):
    """What to do with a set of signals to block."""

    SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2


for _enum in (Signals, Handlers, Sigmasks):
    globals().update(_enum.__members__)
del _enum


def _named(value, kind):
    # A number that has a name, or what it is.
    try:
        return kind(value)
    except (ValueError, TypeError):
        return value


def _number(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Sets what is called when a signal comes; returns what was before."""
    return _named(_signal.signal(_number(signalnum), _number(handler)), Handlers)


def getsignal(signalnum):
    """What is called when a signal comes, SIG_DFL or SIG_IGN."""
    return _named(_signal.getsignal(signalnum), Handlers)


_TEXTS = (
    'Hangup', 'Interrupt', 'Quit', 'Illegal instruction', 'Trace/breakpoint trap', 'Aborted', 'Bus error',
    'Floating point exception', 'Killed', 'User defined signal 1', 'Segmentation fault', 'User defined signal 2',
    'Broken pipe', 'Alarm clock', 'Terminated', 'Stack fault', 'Child exited', 'Continued', 'Stopped (signal)',
    'Stopped', 'Stopped (tty input)', 'Stopped (tty output)', 'Urgent I/O condition', 'CPU time limit exceeded',
    'File size limit exceeded', 'Virtual timer expired', 'Profiling timer expired', 'Window changed',
    'I/O possible', 'Power failure', 'Bad system call', None, None,
)


def strsignal(signalnum):
    """What the system says when a signal ends a process."""
    if not 1 <= signalnum < NSIG:
        raise ValueError('signal number out of range')
    if signalnum <= len(_TEXTS):
        return _TEXTS[signalnum - 1]
    return f'Real-time signal {int(signalnum) - 34}'


def valid_signals():
    """All numbers that can be used."""
    return {_named(number, Signals) for number in range(1, NSIG) if number not in (32, 33)}


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    if fd == -1:
        _signal._pipe(None)
        return -1
    raise NotImplementedError('signal.set_wakeup_fd() is not supported by Switchboard; use loop.add_signal_handler')


def __getattr__(name):
    if name in ('sigwait', 'sigtimedwait', 'sigwaitinfo', 'sigpending', 'pthread_sigmask', 'pidfd_send_signal'):
        raise NotImplementedError(f'signal.{name} is not supported by Switchboard; use signal.signal and signal.pause')
    raise AttributeError(f"module 'signal' has no attribute {name!r}")
