# The traceback module: text of an exception, of a chain, of a group; entries; the stack; what limits do.
import io
import sys
import traceback


class AppError(Exception):
    def __str__(self):
        return 'two\nlines'


def low(n):
    return 10 / n


def middle(n):
    try:
        return low(n)
    except ZeroDivisionError as e:
        raise AppError(n) from e


def top():
    try:
        middle(0)
    except AppError:
        {}['key']


def catch(f):
    try:
        f()
    except BaseException as e:
        return e


def hide(lines):
    return ''.join(lines).replace(__file__, 'FILE')


e = catch(top)
print(hide(traceback.format_exception(e)))
print(hide(traceback.format_exception(e, chain=False)), hide(traceback.format_exception(e.__context__, limit=1)))
print(traceback.format_exception_only(e), traceback.format_exception_only(AppError('x')), traceback.format_exception_only(type(e), e))
for frame in traceback.extract_tb(e.__context__.__traceback__):
    print(frame.name, frame.lineno > 0, frame.line, frame.filename == __file__)
tb = e.__context__.__cause__.__traceback__
names = []
while tb:
    names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
    tb = tb.tb_next
print(names)


def group():
    errors = [catch(lambda: int('x')), catch(lambda: [][1])]
    errors[0].add_note('a note\nof two lines')
    raise ExceptionGroup('several', errors + [ExceptionGroup('inner', [OSError(2, 'no file')])])


g = catch(group)
print(hide(traceback.format_exception(g)))
out = io.StringIO()
traceback.print_exception(catch(lambda: low(0)), file=out)
print(hide([out.getvalue()]).splitlines()[-1], len(out.getvalue().splitlines()))
try:
    middle(0)
except AppError:
    print(hide([traceback.format_exc()]).count('Traceback'), traceback.format_exc(limit=0, chain=False).strip().splitlines()[-1])
    traceback.print_exc(file=sys.stdout) if False else None


def stack():
    return [f.name for f in traceback.extract_stack()]


def calls_stack():
    return stack()


print(calls_stack())
t = traceback.TracebackException.from_exception(e)
print(t.exc_type.__name__, str(t), t.__cause__, t.__context__.exc_type.__name__, [f.name for f in t.stack])
print(traceback.format_exception(None), traceback.format_exc())
bare = ValueError('never raised')
print(traceback.format_exception(bare), traceback.format_tb(bare.__traceback__))


def recursive(n):
    if n == 0:
        raise RuntimeError('deep')
    recursive(n - 1)


text = hide(traceback.format_exception(catch(lambda: recursive(20))))
print(text.count('recursive(n - 1)'), [line for line in text.splitlines() if 'repeated' in line])
moved = catch(lambda: low(0)).with_traceback(None)
print(moved.__traceback__, hide(traceback.format_exception(moved)))
again = catch(lambda: (_ for _ in ()).throw(moved))
print([f.name for f in traceback.extract_tb(again.__traceback__)])
