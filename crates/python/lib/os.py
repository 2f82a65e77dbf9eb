"""As much of the operating system as a program without files can ask about."""

import posixpath as path

name = 'posix'
sep, altsep, linesep, pathsep, curdir, pardir, extsep, devnull = '/', None, '\n', ':', '.', '..', '.', '/dev/null'
environ = {}


def getenv(key, default=None):
    """There are no environment variables."""
    return environ.get(key, default)


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


def getcwd():
    return '/'


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return method(path)


def _exit(status):
    raise SystemExit(status)


def __getattr__(attribute):
    if attribute == 'kill':
        import _signal
        return _signal.kill
    if attribute.startswith('__'):
        raise AttributeError(attribute)
    raise NotImplementedError(f'os.{attribute} is not supported by Switchboard: there are no files and no system')
