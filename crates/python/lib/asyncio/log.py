"""Where asyncio reports what nobody catches.

With `logging` imported by the program its configuration decides. Without it, the record would reach logging's handler
of last resort, which writes the bare message and the traceback to standard error: that is done here directly, so that
a program that does not log need not load logging.
"""

import sys


def report(level, message, exc=None):
    """Logs `message` at the level called `level`, with the traceback of `exc`."""
    if 'logging' in sys.modules:
        getattr(_logger(), level)('%s', message, exc_info=exc)
    elif level not in ('debug', 'info'):
        sys.stderr.write(message + '\n')
        if exc is not None:
            import traceback
            sys.stderr.write(''.join(traceback.format_exception(exc)))


def _logger():
    import logging
    return logging.getLogger('asyncio')


def __getattr__(name):
    if name == 'logger':
        return _logger()
    raise AttributeError(f"module 'asyncio.log' has no attribute {name!r}")
