"""Tracebacks printed by the traceback module and logging, from nested calls, chained, in generators."""
import io
import logging
import sys
import traceback


def level1():
    level2(0)


def level2(x):
    return 10 / x


def gen():
    yield 1
    raise ValueError("in generator")


try:
    level1()
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
try:
    try:
        level1()
    except ZeroDivisionError as e:
        raise RuntimeError("wrapping") from e
except RuntimeError as e:
    text = traceback.format_exc()
    print(text)
    print(traceback.format_exception_only(type(e), e))
    print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])
try:
    list(gen())
except ValueError as e:
    print("".join(traceback.format_exception(e)))
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
print(sys.exc_info())
try:
    raise KeyError("info")
except KeyError:
    kind, value, tb = sys.exc_info()
    print(kind, value, tb.tb_lineno)
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
try:
    level2(0)
except ZeroDivisionError:
    logging.exception("logged %s", "here")
    logging.error("no trace")
buffer = io.StringIO()
try:
    raise OSError(2, "missing", "file")
except OSError as e:
    traceback.print_exception(e, file=buffer)
print(buffer.getvalue())


def where():
    return [f.name for f in traceback.extract_stack()]


print(where())
e = ValueError("noted")
e.add_note("a note\nof two lines")
print("".join(traceback.format_exception(e)))
te = traceback.TracebackException.from_exception(e)
print("".join(te.format()), te.exc_type)
try:
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
except ExceptionGroup as eg:
    traceback.print_exception(eg, file=sys.stdout)


def recursive(n):
    if n == 0:
        raise LookupError("bottom")
    recursive(n - 1)


try:
    recursive(8)
except LookupError:
    print(traceback.format_exc())
try:
    recursive(4)
except LookupError:
    print(traceback.format_exc(limit=2))
    print(traceback.format_exc(limit=-1))
