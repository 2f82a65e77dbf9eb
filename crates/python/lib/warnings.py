"""Warnings."""

import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']

# (action, message pattern, category, module pattern, line): the first that matches decides.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}
_changes = 0


class WarningMessage:
    """One warning, recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    """`file:line: Category: text`, and the line itself."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    line = line.strip()
    return text + f'  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file; standard error by default."""
    out = sys.stderr if file is None else file
    if out is not None:
        out.write(formatwarning(message, category, filename, lineno, line))


_plain_showwarning = showwarning
_record = None


def warn(message, category=None, stacklevel=1, source=None):
    """Warns about the caller, `stacklevel` frames up."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        variables, filename, lineno = {}, 'sys', 1
    else:
        variables, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = variables.setdefault('__warningregistry__', {})
    module = variables.get('__name__', '<string>')
    warn_explicit(message, category, filename, lineno, module, registry, variables, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns about a place given."""
    if module is None:
        module = filename.removesuffix('.py') or '<unknown>'
    if registry is None:
        registry = {}
    if registry.get('version') != _changes:
        registry.clear()
        registry['version'] = _changes
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = 1
    elif action == 'module':
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    elif action == 'default':
        registry[key] = 1
    elif action != 'always':
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters')
    shown = WarningMessage(message, category, filename, lineno, None, None, source)
    if _record is not None and showwarning is _plain_showwarning:
        _record.append(shown)
    else:
        showwarning(message, category, filename, lineno)


def _action(text, category, module, lineno):
    for action, pattern, wanted, where, line in filters:
        if (pattern is None or _matches(pattern, text)) and issubclass(category, wanted) \
                and (where is None or where == module) and line in (0, lineno):
            return action
    return defaultaction


def _matches(pattern, text):
    # A pattern of letters alone needs no regular expressions.
    if pattern.replace(' ', '').isalnum():
        return text.lower().startswith(pattern.lower())
    import re
    return re.match(pattern, str(text), re.I) is not None


def _change(item, append):
    global _changes
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changes += 1


def _check(action):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError(f'invalid action: {action!r}')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Says what to do with some warnings."""
    _check(action)
    _change((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what to do with warnings of a category."""
    _check(action)
    _change((action, None, category, None, lineno), append)


def resetwarnings():
    """Forgets every filter."""
    global _changes
    filters.clear()
    _changes += 1


class catch_warnings:
    """Restores the filters at the end, and can record what was shown meanwhile."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._wanted = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _record, _changes, showwarning
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters[:], _record, showwarning
        _changes += 1
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._wanted:
            return None
        showwarning = _plain_showwarning
        _record = []
        return _record

    def __exit__(self, *exc_info):
        global _record, _changes, showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:], _record, showwarning = self._saved
        _changes += 1
