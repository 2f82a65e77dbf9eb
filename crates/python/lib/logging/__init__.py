"""Logging to the console."""

import _calendar
import sys
import time
import traceback as _traceback

__all__ = ['BASIC_FORMAT', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'Filter', 'Formatter', 'Handler', 'INFO', 'LogRecord',
           'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN', 'WARNING', 'addLevelName',
           'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal',
           'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'lastResort', 'log', 'makeLogRecord',
           'raiseExceptions', 'root', 'setLoggerClass', 'shutdown', 'warn', 'warning']

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True

_names = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_levels = {name: level for level, name in _names.items()} | {'FATAL': FATAL, 'WARN': WARN}
_start = time.time()


def getLevelName(level):
    """The name of a number, the number of a name."""
    found = _names.get(level, _levels.get(level))
    return f'Level {level}' if found is None else found


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping():
    return _levels.copy()


def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _levels:
        raise ValueError(f'Unknown level: {level!r}')
    return _levels[level]


def _thread_of_now():
    # A program that has not imported it has one thread.
    threading = sys.modules.get('threading')
    if threading is None:
        return 1, 'MainThread'
    return threading.get_ident(), threading.current_thread().name


class LogRecord:
    """One event."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time()
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.msg, self.args, self.levelname, self.levelno = name, msg, args, getLevelName(level), level
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.filename = pathname.rpartition('/')[2]
        self.module = self.filename.rpartition('.')[0] or self.filename
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.created, self.msecs = now, int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start) * 1000
        self.thread, self.threadName = _thread_of_now()
        self.processName, self.process = 'MainProcess', 1
        self.taskName = None

    def getMessage(self):
        """The message with its arguments."""
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


def makeLogRecord(dict):
    record = LogRecord(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


class Formatter:
    """How a record looks."""

    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'
    converter = _calendar.localtime

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in ('%', '{', '$'):
            raise ValueError('Style must be one of: %,{,$')
        self._style, self.datefmt, self._defaults = style, datefmt, defaults or {}
        self._fmt = fmt or {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]

    def formatTime(self, record, datefmt=None):
        moment = type(self).converter(record.created)
        if datefmt:
            return _calendar.strftime(datefmt, moment)
        return self.default_msec_format % (_calendar.strftime(self.default_time_format, moment), record.msecs)

    def formatException(self, ei):
        return ''.join(_traceback.format_exception(ei[1])).rstrip('\n')

    def formatStack(self, stack_info):
        return stack_info

    def usesTime(self):
        return 'asctime' in self._fmt

    def formatMessage(self, record):
        values = {**self._defaults, **record.__dict__}
        if self._style == '%':
            return self._fmt % values
        if self._style == '{':
            return self._fmt.format(**values)
        from string import Template
        return Template(self._fmt).substitute(**values)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = text.rstrip('\n') + '\n' + more
        return text


_plain = Formatter()


class Filter:
    """Lets the records of one logger and those below it pass."""

    def __init__(self, name=''):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for each in self.filters:
            if not (each.filter(record) if hasattr(each, 'filter') else each(record)):
                return False
        return True


class Handler(Filterer):
    """Takes records somewhere."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _level(level)
        self.formatter = None

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = name

    get_name = lambda self: self._name

    def set_name(self, name):
        self._name = name

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def acquire(self):
        pass

    release = flush = close = createLock = acquire

    def handle(self, record):
        if not self.filter(record):
            return False
        self.emit(record)
        return True

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handleError(self, record):
        """Reports an error inside of logging."""
        if not raiseExceptions or sys.stderr is None:
            return
        sys.stderr.write('--- Logging error ---\n')
        _traceback.print_exc()
        sys.stderr.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'


class StreamHandler(Handler):
    """Writes lines to a stream; standard error by default."""

    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        before, self.stream = self.stream, stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f'<{type(self).__name__} {name}{" " if name else ""}({getLevelName(self.level)})>'


class FileHandler(StreamHandler):
    def __init__(self, filename, *args, **kwargs):
        raise NotImplementedError('logging.FileHandler is not supported by Switchboard: there are no files')


class NullHandler(Handler):
    """Drops everything."""

    def handle(self, record):
        pass

    emit = handle


class _LastResort(StreamHandler):
    # For records that no handler takes.

    def __init__(self):
        Handler.__init__(self, WARNING)

    @property
    def stream(self):
        return sys.stderr


lastResort = _LastResort()


class Logger(Filterer):
    """A named place that records come from."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _level(level)
        self.parent, self.propagate, self.handlers, self.disabled = None, True, [], False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f'{self.name}.{suffix}')

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in record.__dict__:
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        frame = _caller(stacklevel)
        code = frame.f_code
        shown = None
        if stack_info:
            shown = 'Stack (most recent call last):\n' + ''.join(_traceback.format_stack(frame)).rstrip('\n')
        record = self.makeRecord(self.name, level, code.co_filename, frame.f_lineno, msg, args, exc_info, code.co_name,
                                 extra, shown)
        self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        logger, found = self, False
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and lastResort is not None and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'


def _caller(stacklevel):
    # The first frame outside of this module.
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals is globals():
        frame = frame.f_back
    for _ in range(stacklevel - 1):
        if frame.f_back is not None:
            frame = frame.f_back
    return frame


class RootLogger(Logger):

    def __init__(self, level):
        super().__init__('root', level)


root = RootLogger(WARNING)
Logger.root = root
_loggers = {}
_logger_class = Logger
_disabled = NOTSET


def getLogger(name=None):
    """The logger of that name; names with dots are below others."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    if not isinstance(name, str):
        raise TypeError('A logger name must be a string')
    if name not in _loggers:
        made = _loggers[name] = _logger_class(name)
        made.parent = _above(name)
        # Those below it that were there before.
        for other, logger in _loggers.items():
            if other.startswith(name + '.') and not logger.parent.name.startswith(name):
                logger.parent = made
    return _loggers[name]


def _above(name):
    while '.' in name:
        name = name.rpartition('.')[0]
        if name in _loggers:
            return _loggers[name]
    return root


def getLoggerClass():
    return _logger_class


def setLoggerClass(klass):
    global _logger_class
    _logger_class = klass


class LoggerAdapter:
    """A logger with something added to every record."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    @property
    def name(self):
        return self.logger.name


def basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None,
                handlers=None, force=False, encoding=None, errors='backslashreplace'):
    """Gives the root logger a handler, if it has none."""
    if filename is not None:
        FileHandler(filename)
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    if handlers is None:
        handlers = [StreamHandler(stream)]
    elif stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    defaults = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
    if style not in defaults:
        raise ValueError('Style must be one of: %,{,$')
    formatter = Formatter(format or defaults[style], datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _configured():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _configured().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _configured().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _configured().warning(msg, *args, **kwargs)


warn = warning


def error(msg, *args, **kwargs):
    _configured().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    _configured().error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _configured().critical(msg, *args, **kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    _configured().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Switches off everything up to a level."""
    global _disabled
    _disabled = _level(level)


def captureWarnings(capture):
    """Warnings go to the logger `py.warnings`."""
    import warnings
    if capture:
        warnings.showwarning = _log_warning
    else:
        warnings.showwarning = warnings._plain_showwarning


def _log_warning(message, category, filename, lineno, file=None, line=None):
    import warnings
    getLogger('py.warnings').warning('%s', warnings.formatwarning(message, category, filename, lineno, line))


def shutdown(handlerList=()):
    pass
