# What gi_yieldfrom, gi_frame, gi_running and a traceback tell about a chain of generators.
import inspect
import sys
import traceback


def innermost():
    try:
        got = yield 'inner 1'
        print('inner got', got)
        yield 'inner 2'
    except KeyError as e:
        print('inner caught', e, [f.name for f in traceback.extract_tb(e.__traceback__)])
        yield 'inner after'
    return 'inner result'


def middle():
    result = yield from innermost()
    print('middle has', result)
    yield 'middle'
    return 'middle result'


def outer():
    return (yield from middle())


def chain(g):
    names = []
    while g is not None and hasattr(g, 'gi_code'):
        names.append(f'{g.gi_code.co_name}:{inspect.getgeneratorstate(g)[4:].lower()}')
        g = g.gi_yieldfrom
    return ' > '.join(names)


g = outer()
print(chain(g), g.gi_frame.f_lineno - outer.__code__.co_firstlineno)
print(next(g), '|', chain(g))
print(g.send('hello'), '|', chain(g))
print(g.throw(KeyError('thrown')), '|', chain(g))
print(next(g), '|', chain(g), g.gi_frame.f_lineno - outer.__code__.co_firstlineno)
try:
    next(g)
except StopIteration as e:
    print('StopIteration', e.value, g.gi_frame, g.gi_yieldfrom, chain(g))


def who_calls():
    names = []
    frame = sys._getframe()
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def leaf():
    yield who_calls()
    try:
        yield
    except ValueError:
        yield who_calls()


def branch():
    yield from leaf()


def tree():
    yield from branch()


t = tree()
print(next(t))
next(t)


def failing():
    yield 1
    raise RuntimeError('deep')


def wrapper(n):
    if n:
        yield from wrapper(n - 1)
    else:
        yield from failing()


w = wrapper(3)
print(next(w), t.gi_running)
try:
    next(w)
except RuntimeError as e:
    print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)][1:])


def watch():
    yield me.gi_running, inspect.getgeneratorstate(me)


me = watch()
print(next(me), me.gi_running, inspect.getgeneratorstate(me))
print(me.__name__, me.__qualname__, watch.__code__.co_flags & inspect.CO_GENERATOR > 0, inspect.getgeneratorlocals(w))
