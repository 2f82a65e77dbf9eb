import string, textwrap, warnings, traceback, sys, io


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


t(lambda: (string.ascii_letters, string.punctuation, string.printable)); t(string.capwords, 'hello  big world')
T = string.Template('$who likes ${what}s, $$5 and $who'); t(T.substitute, who='A', what='B'); t(T.substitute, who='A'); t(T.safe_substitute, who='A'); t(string.Template('bad $ x').substitute); t(string.Template('a\nb $').substitute); t(string.Template('$1').safe_substitute)
F = string.Formatter(); t(F.format, '{} {x!r:>5} {0}', 1, x='a'); t(F.format, '{0.real} {1[a]} {{}}', 3, {'a': 2}); t(F.format, '{:{}}', 5, 4); t(F.format, '{q}'); t(lambda: list(F.parse('a{b!r:c}d')))
text = "The quick brown fox jumps over the lazy dog. It's a well-known pangram---used everywhere, isn't it? supercalifragilisticexpialidocious end."
for w in (10, 20, 33, 70):
    t(textwrap.wrap, text, w)
t(textwrap.fill, text, 30, initial_indent='* ', subsequent_indent='  '); t(textwrap.shorten, text, 40); t(textwrap.shorten, text, 40, placeholder='...'); t(textwrap.wrap, text, 12, break_long_words=False); t(textwrap.wrap, '', 5); t(textwrap.wrap, 'a b', 0); t(textwrap.wrap, text, 25, max_lines=2); t(textwrap.wrap, 'tab\there  and   spaces', 9); t(textwrap.wrap, 'one-two-three four_five-six 1-2 a-b foo--bar', 8)
t(textwrap.dedent, '  a\n    b\n\n  c\n'); t(textwrap.dedent, '\ta\n  b'); t(textwrap.dedent, 'a\n  b'); t(textwrap.dedent, '   \n  a\n'); t(textwrap.indent, 'a\n\nb\n', '> '); t(textwrap.indent, 'a\n\nb\n', '> ', lambda l: True)
buf = io.StringIO(); sys.stderr = buf
def w(): warnings.warn('careful')
w(); w(); warnings.warn('dep', DeprecationWarning); warnings.warn('res', ResourceWarning); warnings.warn('lvl', UserWarning, stacklevel=2)
sys.stderr = sys.__stderr__; print(buf.getvalue())
with warnings.catch_warnings(record=True) as rec:
    warnings.simplefilter('always'); w(); w(); warnings.warn(RuntimeWarning('r'))
    print(len(rec), rec[0].message, rec[0].category, rec[2].category, rec[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error'); t(w)
    warnings.filterwarnings('ignore', message='care'); t(w)
t(warnings.warn, 'x', int); t(warnings.formatwarning, 'm', UserWarning, 'f.py', 3, 'line')
def rec(n): return rec(n - 1) if n else 1 / 0
def show(f):
    try: f()
    except BaseException as e:
        print(traceback.format_exc())
        print(''.join(traceback.format_exception(e)) == traceback.format_exc(), traceback.format_exception_only(e))
def a():
    try:
        {}['k']
    except KeyError as e:
        raise ValueError('v') from e
def b():
    try:
        {}['k']
    except KeyError:
        raise ValueError('ctx')
def c():
    try:
        {}['k']
    except KeyError:
        raise ValueError('none') from None
def d():
    e = ValueError('n'); e.add_note('note 1\nmore'); raise e
class MyE(Exception): pass
def g(): raise MyE
def h(): raise ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k')])])
def h2():
    try: raise ValueError('in ctx')
    except ValueError:
        raise ExceptionGroup('eg', [ExceptionGroup('first', [OSError(2, 'x')]), ValueError(1)])
for f in (lambda: rec(2), lambda: rec(10), a, b, c, d, g, h, h2): show(f)
try: 1 / 0
except ZeroDivisionError as e:
    s = io.StringIO(); traceback.print_exc(file=s); print(s.getvalue()); traceback.print_tb(e.__traceback__, file=sys.stdout); print(traceback.extract_tb(e.__traceback__)); print(traceback.format_list([('f', 1, 'n', 'line')])); print(''.join(traceback.TracebackException.from_exception(e).format()))
def st(): return traceback.format_stack()
print(''.join(st())); print(traceback.extract_stack()[-1].name)
