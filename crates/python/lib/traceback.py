"""Tracebacks as text, in the interpreter's own form."""

import _switchboard
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list', 'print_last']

_MISSING = object()


class FrameSummary:
    """One entry: file, line, function."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, _marks=None):
        self.filename, self.lineno, self.name, self._line, self.locals = filename, lineno, name, line, locals
        self.end_lineno, self.colno, self.end_colno, self._marks = end_lineno, colno, end_colno, _marks

    @property
    def line(self):
        return self._original.strip()

    @property
    def _original(self):
        if self._line is None:
            import linecache
            self._line = linecache.getline(self.filename, self.lineno).rstrip('\n')
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            other = tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """Entries, oldest call first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = [FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name) for frame, lineno in frame_gen]
        return cls(_limited(entries, limit))

    @classmethod
    def from_list(cls, entries):
        return cls([entry if isinstance(entry, FrameSummary)
                    else FrameSummary(entry[0], entry[1], entry[2], line=entry[3]) for entry in entries])

    def format(self):
        return _formatted(self)


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def walk_stack(f):
    """The frames from `f` outwards with their line numbers."""
    if f is None:
        f = sys._getframe(1).f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback with the line numbers where they were left."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    entries = [FrameSummary(filename, lineno, name, line=line, _marks=marks)
               for filename, lineno, name, line, marks in _switchboard.traceback_entries(tb)]
    return StackSummary(_limited(entries, limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def _entry_lines(entry):
    text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
    if entry.line:
        text += f'    {entry.line}\n'
        if entry._marks is not None:
            text += f'    {entry._marks}\n'
    return text


_REPEATS = 3


def _formatted(entries):
    lines, before, count = [], None, 0
    for entry in entries:
        here = (entry.filename, entry.lineno, entry.name)
        if here != before:
            _repeated(lines, count)
            before, count = here, 0
        count += 1
        if count <= _REPEATS:
            lines.append(_entry_lines(entry))
    _repeated(lines, count)
    return lines


def _repeated(lines, count):
    if count > _REPEATS:
        count -= _REPEATS
        lines.append(f'  [Previous line repeated {count} more time{"s" if count > 1 else ""}]\n')


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(extract_stack(sys._getframe(1) if f is None else f, limit).format(), file)


def _write(lines, file):
    out = sys.stderr if file is None else file
    for line in lines:
        out.write(line)


def _value(exc, value):
    # The first parameter may be the exception itself, or its class followed by it.
    return exc if value is _MISSING else value


def format_exception_only(exc, /, value=_MISSING):
    """The last lines: class and message."""
    return _last_lines(_value(exc, value))


def _class_name(cls):
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'


def _last_lines(exc):
    if exc is None:
        return ['NoneType: None\n']
    if isinstance(exc, SyntaxError) and exc.lineno is not None:
        return _syntax_lines(exc)
    try:
        message = str(exc)
    except Exception:
        message = '<exception str() failed>'
    name = _class_name(type(exc))
    lines = [f'{name}: {message}\n' if message else f'{name}\n']
    notes = getattr(exc, '__notes__', None)
    if isinstance(notes, (list, tuple)):
        for note in notes:
            lines += [part + '\n' for part in str(note).split('\n')]
    elif notes is not None:
        lines.append(f'{notes!r}\n')
    return lines


def _syntax_lines(exc):
    lines = [f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n']
    if exc.text:
        shown = exc.text.strip()
        lines.append(f'    {shown}\n')
        if exc.offset:
            stripped = len(exc.text) - len(exc.text.lstrip())
            start = exc.offset - 1 - stripped
            width = max(1, (exc.end_offset or exc.offset + 1) - exc.offset)
            lines.append('    ' + ' ' * start + '^' * width + '\n')
    lines.append(f'{_class_name(type(exc))}: {exc.msg}\n')
    return lines


_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    """Everything, as the interpreter prints it."""
    value = _value(exc, value)
    traceback = getattr(value, '__traceback__', None) if tb is _MISSING else tb
    return list(_blocks(value, traceback, limit, chain))


def _blocks(exc, tb, limit, chain):
    # The chain from its oldest exception on.
    seen, links = set(), [(exc, tb, None)]
    while chain and exc is not None:
        seen.add(id(exc))
        if exc.__cause__ is not None:
            before, text = exc.__cause__, _CAUSE
        elif exc.__context__ is not None and not exc.__suppress_context__:
            before, text = exc.__context__, _CONTEXT
        else:
            break
        if id(before) in seen:
            break
        links.append((before, before.__traceback__, text))
        exc = before
    for at in range(len(links) - 1, -1, -1):
        exc, tb, _ = links[at]
        if isinstance(exc, BaseExceptionGroup):
            yield from _group(exc, tb, limit, chain, 0)
        else:
            if tb is not None:
                yield 'Traceback (most recent call last):\n'
                yield from format_tb(tb, limit)
            yield from _last_lines(exc)
        if at > 0:
            yield links[at][2]


_GROUP_WIDTH, _GROUP_DEPTH = 15, 10


def _group(exc, tb, limit, chain, depth):
    margin = '  ' * (depth + 1)
    head = '  + ' if depth == 0 else margin + '+ '
    if tb is not None:
        yield f'{"  +" if depth == 0 else margin + "|"} Exception Group Traceback (most recent call last):\n'
        for text in format_tb(tb, limit):
            yield from _indented(text, margin + '| ')
    for text in _last_lines(exc):
        yield from _indented(text, margin + '| ')
    inner = exc.exceptions
    shown = inner[:_GROUP_WIDTH]
    for at, each in enumerate(shown):
        last = at == len(inner) - 1
        joint = '+-+' if at == 0 else '  +'
        yield f'{margin}{joint}---------------- {at + 1} ----------------\n'
        if isinstance(each, BaseExceptionGroup) and depth < _GROUP_DEPTH:
            yield from _group(each, each.__traceback__, limit, chain, depth + 1)
        else:
            for block in _blocks(each, each.__traceback__, limit, chain):
                yield from _indented(block, margin + '  | ')
        if last and not (isinstance(each, BaseExceptionGroup)):
            yield f'{margin}  +------------------------------------\n'
        elif last and depth == 0:
            pass
    if len(inner) > len(shown):
        more = len(inner) - len(shown)
        yield f'{margin}  +---------------- ... ----------------\n'
        yield f'{margin}  | and {more} more exception{"s" if more > 1 else ""}\n'
        yield f'{margin}  +------------------------------------\n'


def _indented(text, margin):
    for line in text.splitlines():
        yield f'{margin}{line}\n'


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """The exception being handled."""
    return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception being handled."""
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    print_exception(getattr(sys, 'last_value', None), limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Clears the local variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception's texts, without references to it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        self.exc_type = exc_type
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))

        def about(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, _seen=seen)
        self.__cause__ = about(getattr(exc_value, '__cause__', None))
        self.__context__ = about(getattr(exc_value, '__context__', None))
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        inside = exc_value.exceptions if isinstance(exc_value, BaseExceptionGroup) else None
        self.exceptions = inside and [TracebackException.from_exception(e, limit=limit, _seen=seen) for e in inside]
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self._all = format_exception(exc_type, exc_value, exc_traceback, limit)
        self._alone = format_exception(exc_type, exc_value, exc_traceback, limit, False)
        self._last = format_exception_only(exc_type, exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format(self, *, chain=True):
        yield from self._all if chain else self._alone

    def format_exception_only(self):
        yield from self._last

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)

    def __str__(self):
        return self._str
