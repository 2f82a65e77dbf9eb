# warnings: filters, catching, categories of one's own, once and always, as errors, where they point.
import sys
import warnings


class AppWarning(UserWarning):
    pass


def old(x):
    warnings.warn('old() is old', DeprecationWarning, stacklevel=2)
    return x


def shout(text, category=AppWarning):
    warnings.warn(text, category)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    old(1)
    shout('first')
    shout('second', UserWarning)
    warnings.warn(AppWarning('an instance'))
    warnings.warn('plain')
for w in caught:
    print(w.category.__name__, w.message, type(w.message).__name__, w.filename == __file__, w.lineno > 0)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('once')
    for _ in range(3):
        shout('same')
        shout('same', UserWarning)
    shout('other')
print([str(w.message) for w in caught])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('default')
    for n in range(3):
        shout('from one line')
    shout('from another')
print(len(caught))

with warnings.catch_warnings():
    warnings.simplefilter('error', AppWarning)
    try:
        shout('fatal')
    except AppWarning as e:
        print('raised', repr(e))
    warnings.simplefilter('ignore')
    shout('nothing', UserWarning)

with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.filterwarnings('ignore', message='.*quiet.*')
    warnings.filterwarnings('error', category=RuntimeWarning)
    warnings.filterwarnings('always', message='loud')
    shout('be quiet please')
    shout('loud one')
    try:
        shout('wrong', RuntimeWarning)
    except RuntimeWarning as e:
        print('error', e)
print([str(w.message) for w in caught])
for bad in (lambda: warnings.warn('x', int), lambda: warnings.simplefilter('sometimes')):
    try:
        bad()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)


def shown(message, category, filename, lineno, file=None, line=None):
    print('shown:', category.__name__, message)


with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.showwarning = shown
    shout('by hand')
print(warnings.formatwarning('text', AppWarning, 'f.py', 3, 'the line'), end='')
print(issubclass(DeprecationWarning, Warning), issubclass(Warning, Exception), warnings.catch_warnings.__name__)
sys.stdout.flush()
warnings.simplefilter('always')
shout('on standard error')
