"""What is this, in which state, and with which parameters?"""

import types

__all__ = [
    'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING',
    'GEN_SUSPENDED', 'Parameter', 'Signature', 'cleandoc', 'currentframe', 'getcoroutinelocals', 'getcoroutinestate',
    'getdoc', 'getgeneratorlocals', 'getgeneratorstate', 'getmembers', 'getmodule', 'getmro', 'getattr_static', 'getcallargs', 'getfile', 'getframeinfo', 'getfullargspec', 'getsource',
    'getsourcefile', 'getsourcelines', 'stack', 'trace', 'isabstract', 'isasyncgen',
    'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction',
    'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction', 'ismethod', 'ismethoddescriptor',
    'ismodule', 'isroutine', 'istraceback', 'signature', 'unwrap',
]

_MISSING = object()
CO_VARARGS, CO_VARKEYWORDS = 0x4, 0x8
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'


def _state(running, suspended, frame, prefix):
    if running:
        return prefix + 'RUNNING'
    if suspended:
        return prefix + 'SUSPENDED'
    return prefix + ('CLOSED' if frame is None else 'CREATED')


def getgeneratorstate(generator):
    """Created, running, suspended or closed."""
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, 'GEN_')


def getcoroutinestate(coroutine):
    """Created, running, suspended or closed."""
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, 'CORO_')


def getgeneratorlocals(generator):
    """Its local variables; none if it is closed."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    """Its local variables; none if it is closed."""
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def ismodule(obj):
    return isinstance(obj, types.ModuleType)


def isclass(obj):
    return isinstance(obj, type)


def ismethod(obj):
    return isinstance(obj, types.MethodType)


def isfunction(obj):
    return isinstance(obj, types.FunctionType)


def isbuiltin(obj):
    return isinstance(obj, types.BuiltinFunctionType)


def isgenerator(obj):
    return isinstance(obj, types.GeneratorType)


def iscoroutine(obj):
    return isinstance(obj, types.CoroutineType)


def isasyncgen(obj):
    return isinstance(obj, types.AsyncGeneratorType)


def iscode(obj):
    return isinstance(obj, types.CodeType)


def isframe(obj):
    return isinstance(obj, types.FrameType)


def istraceback(obj):
    return isinstance(obj, types.TracebackType)


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    return hasattr(type(obj), '__get__') and not hasattr(type(obj), '__set__')


def isdatadescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    return hasattr(type(obj), '__set__') or hasattr(type(obj), '__delete__')


def isroutine(obj):
    return isbuiltin(obj) or isfunction(obj) or ismethod(obj) or ismethoddescriptor(obj)


def _has_flag(obj, flag):
    while ismethod(obj):
        obj = obj.__func__
    while type(obj).__name__ == 'partial' and hasattr(obj, 'keywords'):
        obj = obj.func
    return isfunction(obj) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(obj):
    """Can it stand behind await?"""
    if iscoroutine(obj) or isgenerator(obj) and obj.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    return getattr(type(obj), '__await__', None) is not None


def isabstract(obj):
    return isclass(obj) and bool(getattr(obj, '__abstractmethods__', None))


def getmro(cls):
    return cls.__mro__


class _FrameInfo(tuple):
    # A frame and where it stands.

    __slots__ = ()
    _fields = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def _frame_info(frame, lineno):
    import linecache
    line = linecache.getline(frame.f_code.co_filename, lineno)
    return _FrameInfo((frame, frame.f_code.co_filename, lineno, frame.f_code.co_name, [line] if line else None,
                       0 if line else None))


def stack(context=1):
    """The calls that led here, the innermost first."""
    import sys
    frame, found = sys._getframe(1), []
    while frame is not None:
        found.append(_frame_info(frame, frame.f_lineno))
        frame = frame.f_back
    return found


def trace(context=1):
    """The calls between here and the exception that is being handled."""
    import sys
    tb, found = sys.exc_info()[2], []
    while tb is not None:
        found.append(_frame_info(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return found


def getframeinfo(frame, context=1):
    if istraceback(frame):
        return _frame_info(frame.tb_frame, frame.tb_lineno)
    return _frame_info(frame, frame.f_lineno)


def getfile(obj):
    """The file in which it was written."""
    if ismethod(obj):
        obj = obj.__func__
    if isfunction(obj):
        obj = obj.__code__
    if istraceback(obj):
        obj = obj.tb_frame
    if isframe(obj):
        obj = obj.f_code
    if iscode(obj):
        return obj.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got {type(obj).__name__}')


getsourcefile = getfile


def getsourcelines(obj):
    """The lines of a function or class, and the number of the first."""
    import linecache
    if ismethod(obj):
        obj = obj.__func__
    obj = unwrap(obj) if isfunction(obj) else obj
    if isclass(obj):
        lines = linecache.getlines(_class_file(obj))
        return _block(lines, _class_line(lines, obj.__qualname__))
    code = obj if iscode(obj) else obj.__code__
    return _block(linecache.getlines(code.co_filename), code.co_firstlineno)


def _class_file(cls):
    import sys
    file = getattr(sys.modules.get(cls.__module__), '__file__', None)
    if file is not None:
        return file
    for value in vars(cls).values():
        if isfunction(value) and value.__module__ == cls.__module__:
            return value.__code__.co_filename
    raise OSError('could not find class definition')


def _class_line(lines, qualname):
    # The first line of a class, decorators included.
    around, decorated = [], None
    for first, indent, code, _ in _statements(lines, 0):
        if code.startswith('@'):
            decorated = first if decorated is None else decorated
            continue
        words = _words(code)
        if words[:1] == ['async']:
            words.pop(0)
        if words:
            while around and around[-1][0] >= indent:
                around.pop()
            if words[0] == 'class':
                around.append((indent, words[1]))
                if '.'.join([name for _, name in around]) == qualname:
                    return (first if decorated is None else decorated) + 1
            elif words[0] == 'def':
                around.append((indent, words[1] + '.<locals>'))
            decorated = None
    raise OSError('could not find class definition')


def _words(code):
    return ''.join([char if char == '_' or char.isalnum() else ' ' for char in code]).split()


def _statements(lines, at):
    # Statement by statement from a line on: the index of its first line, its indentation, its code without comments and what
    # its strings say, and the index after its last line. A line that is only a comment is a statement without code.
    while at < len(lines):
        first, code, depth, quote, ended = at, [], 0, '', False
        while not ended and at < len(lines):
            line, i, ended = lines[at], 0, True
            at += 1
            while i < len(line):
                char = line[i]
                if quote:
                    if char == '\\':
                        i += 2
                    elif line.startswith(quote, i):
                        i += len(quote)
                        quote = ''
                    else:
                        i += 1
                    continue
                if char == '#':
                    break
                if char == '"' or char == "'":
                    quote = char * 3 if line.startswith(char * 3, i) else char
                    i += len(quote)
                    code.append('"')
                    continue
                if char in '([{':
                    depth += 1
                elif char in ')]}':
                    depth -= 1
                elif char == '\\':
                    ended = False
                code.append(char)
                i += 1
            if quote or depth > 0:
                ended = False
        line = lines[first]
        if line.strip():
            yield first, len(line) - len(line.lstrip()), ''.join(code).strip(), at


def _block(lines, first):
    # The function, class or lambda that starts at a line, decorators included.
    if not 0 < first <= len(lines):
        raise OSError('could not get source code')
    last, margin, body = first, None, None
    for _, indent, code, end in _statements(lines, first - 1):
        if not code:
            if body is not None and indent >= body:
                last = end
        elif margin is None:
            if code.startswith('@'):
                last = end
                continue
            kinds = [word for word in _words(code) if word in ('def', 'class', 'lambda')]
            if kinds:
                last, margin = end, indent
                if kinds[0] == 'lambda':
                    break
        elif indent <= margin or (body is not None and indent < body):
            break
        else:
            body = indent if body is None else body
            last = end
    return lines[first - 1:last], first


def getsource(obj):
    """The text of a function or class."""
    return ''.join(getsourcelines(obj)[0])


def getclosurevars(func):
    raise NotImplementedError('inspect.getclosurevars is not supported by Switchboard; use func.__closure__')


def getcallargs(func, /, *args, **kwargs):
    bound = signature(func).bind(*args, **kwargs)
    bound.apply_defaults()
    return dict(bound.arguments)


def getfullargspec(func):
    """The parameters in the older form."""
    from collections import namedtuple
    spec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
    code = func.__func__.__code__ if ismethod(func) else func.__code__
    names, count, only = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    at = count + only
    varargs = varkw = None
    if code.co_flags & CO_VARARGS:
        varargs, at = names[at], at + 1
    if code.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return spec(list(names[:count]), varargs, varkw, func.__defaults__, list(names[count:count + only]), func.__kwdefaults__,
                dict(func.__annotations__))


def getattr_static(obj, attr, default=_MISSING):
    """The attribute without calling any code of the object's."""
    found = vars(obj).get(attr, _MISSING) if hasattr(obj, '__dict__') else _MISSING
    for cls in (obj if isclass(obj) else type(obj)).__mro__:
        if found is not _MISSING:
            break
        found = cls.__dict__.get(attr, _MISSING)
    if found is _MISSING:
        found = default
    if found is _MISSING:
        raise AttributeError(attr)
    return found


def getmembers(obj, predicate=None):
    """Pairs of name and value, in order of the names."""
    members = []
    for name in sorted(set(dir(obj))):
        try:
            value = getattr(obj, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


def getmodule(obj):
    import sys
    return obj if ismodule(obj) else sys.modules.get(getattr(obj, '__module__', None))


def getdoc(obj):
    doc = obj.__doc__
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without the indentation of the code around it."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def unwrap(func, *, stop=None):
    """The function inside its decorators."""
    seen = {id(func)}
    start = func
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {start!r}')
        seen.add(id(func))
    return func


def currentframe():
    import sys
    return sys._getframe(1)


from _signatures import BoundArguments, Parameter, Signature, signature
