"""How handles, futures and tasks describe themselves: the texts that messages, logs and `print` show."""

import _asyncio
from functools import partial


def _short(value):
    import reprlib
    return reprlib.repr(value)


def _arguments(args, kwargs):
    parts = [_short(arg) for arg in args or ()]
    parts += [f'{name}={_short(value)}' for name, value in (kwargs or {}).items()]
    return '(' + ', '.join(parts) + ')'


def _name(func):
    return getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)


def callback(func, args):
    """`worker.<locals>.done(1) at program.py:12`"""
    inner, kwargs, suffix = func, None, ''
    while isinstance(inner, partial):
        suffix = _arguments(args, kwargs) + suffix
        inner, args, kwargs = inner.func, inner.args, inner.keywords
    text = _name(inner) + _arguments(args, kwargs) + suffix
    place = _place(func)
    return f'{text} at {place}' if place else text


def _place(func):
    while True:
        if hasattr(func, '__wrapped__'):
            func = func.__wrapped__
        elif isinstance(func, partial):
            func = func.func
        else:
            break
    code = getattr(func, '__code__', None)
    if code is None or type(func).__name__ != 'function':
        return None
    return f'{code.co_filename}:{code.co_firstlineno}'


def handle(self):
    if self._repr is not None:
        return self._repr
    return '<' + ' '.join(_handle_parts(self)) + '>'


def _handle_parts(self):
    parts = [type(self).__name__]
    if self._cancelled:
        parts.append('cancelled')
    if isinstance(self, _asyncio.TimerHandle):
        parts.append(f'when={self._when}')
    if self._callback is not None:
        parts.append(callback(self._callback, self._args))
    return parts


def _callbacks(entries):
    first = callback(entries[0][0], ())
    if len(entries) == 1:
        return f'cb=[{first}]'
    last = callback(entries[-1][0], ())
    if len(entries) == 2:
        return f'cb=[{first}, {last}]'
    return f'cb=[{first}, <{len(entries) - 2} more>, {last}]'


def _future_parts(self):
    parts = [self._state.lower()]
    if self._state == 'FINISHED':
        if self._exception is not None:
            parts.append(f'exception={self._exception!r}')
        else:
            parts.append(f'result={_short(self._result)}')
    if self._callbacks:
        parts.append(_callbacks(self._callbacks))
    return parts


# Futures whose description is being made: one that contains itself shows as "...".
_describing = []


def _guarded(self, parts):
    if any(other is self for other in _describing):
        return '...'
    _describing.append(self)
    try:
        return f'<{type(self).__name__} {" ".join(parts(self))}>'
    finally:
        _describing.pop()


def future(self):
    return _guarded(self, _future_parts)


def _task_parts(self):
    parts = _future_parts(self)
    if self.cancelling() and not self.done():
        parts[0] = 'cancelling'
    parts[1:1] = [f'name={self.get_name()!r}', f'coro=<{coroutine(self._coro)}>']
    if self._fut_waiter is not None:
        parts.insert(3, f'wait_for={self._fut_waiter!r}')
    return parts


def task(self):
    return _guarded(self, _task_parts)


def _first(obj, *names):
    for name in names:
        value = getattr(obj, name, None)
        if value:
            return value
    return None


def coroutine(coro):
    """`worker() running at program.py:12`"""
    name = _first(coro, '__qualname__', '__name__') or f'<{type(coro).__name__} without __name__>'
    code = _first(coro, 'cr_code', 'gi_code')
    if code is None:
        running = _first(coro, 'cr_running', 'gi_running')
        return f'{name}() running' if running else f'{name}()'
    frame = _first(coro, 'gi_frame', 'cr_frame')
    if frame is not None:
        return f'{name}() running at {code.co_filename}:{frame.f_lineno}'
    return f'{name}() done, defined at {code.co_filename}:{code.co_firstlineno}'
