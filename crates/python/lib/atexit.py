"""Functions to be called when the program ends."""

import sys

__all__ = ['register', 'unregister']

_calls = []


def register(func, /, *args, **kwargs):
    """Calls `func` at the end; the last one that was registered comes first."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [call for call in _calls if call[0] != func]


def _clear():
    _calls.clear()


def _ncallbacks():
    return len(_calls)


def _run_exitfuncs():
    # The end of the process calls this.
    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException:
            import traceback
            sys.stderr.write(f'Exception ignored in atexit callback: {func!r}\n')
            traceback.print_exc()
