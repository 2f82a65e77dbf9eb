import asyncio
import contextlib
from contextlib import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        c = e.__context__
        print(type(e).__name__, e, repr(c), repr(c and c.__context__), repr(e.__cause__), e.__suppress_context__)


@contextmanager
def cm(x, swallow=False, boom=None):
    "docs"
    print('enter', x)
    try:
        yield x
    except Exception as e:
        print('saw', repr(e))
        if boom: raise boom
        if not swallow: raise
    finally:
        print('exit', x)


def use(c, exc=None):
    with c as v:
        print('body', v)
        if exc: raise exc
    return 'after'


t(use, cm(1)); t(use, cm(2), ValueError('v')); t(use, cm(3, True), ValueError('v')); t(use, cm(4, boom=KeyError('k')), ValueError('v')); t(use, cm(5), StopIteration('s')); t(use, cm(6), RuntimeError('r'))
@contextmanager
def none():
    return
    yield
t(use, none())
@contextmanager
def two():
    yield 1
    yield 2
t(use, two())
@contextmanager
def two2():
    try: yield 1
    except ValueError: yield 2
t(use, two2(), ValueError('x'))
@contextmanager
def si():
    try: yield
    except ValueError: raise StopIteration('mine')
t(use, si(), ValueError('x'))
@cm('deco')
def f(a): return a * 2
t(f, 4); t(f, 5); t(lambda: (f.__name__, cm.__doc__, cm.__name__, cm.__wrapped__.__name__))
t(lambda: isinstance(cm(1), AbstractContextManager))
class Closer:
    def close(self): print('closed')
t(use, closing(Closer())); t(use, suppress(ValueError, KeyError), KeyError('k')); t(use, suppress(ValueError), OSError('k')); t(use, nullcontext(5)); t(use, suppress(ValueError), ExceptionGroup('g', [ValueError(1)]))
import io
b = io.StringIO()
with redirect_stdout(b): print('hidden')
t(b.getvalue)
def stack(*names, exc=None, swallow=()):
    with ExitStack() as s:
        for n in names: s.enter_context(cm(n, n in swallow))
        s.callback(print, 'callback', sep='-')
        if exc: raise exc
    return 'ok'
t(stack, 1, 2); t(stack, 1, 2, exc=ValueError('v')); t(stack, 1, 2, exc=ValueError('v'), swallow=(1,)); t(stack, 1, 2, exc=ValueError('v'), swallow=(2,))
def chain():
    with ExitStack() as s:
        def a(*e): raise KeyError('a')
        def b(*e): raise OSError('b')
        s.push(a); s.push(b)
        raise ValueError('body')
t(chain)
def chain2():
    try: raise TypeError('outer')
    except TypeError:
        with ExitStack() as s:
            s.callback(lambda: 1 / 0)
            s.callback(lambda: [][1])
t(chain2)
t(lambda: ExitStack().enter_context(3))
s = ExitStack(); s.callback(print, 'later'); s2 = s.pop_all(); s.close(); print('now'); s2.close()
class E:
    def __enter__(self): return self
    def __exit__(self, *a): print('E exit', a[0] and a[0].__name__); return True
with ExitStack() as s:
    s.push(E()); 1 / 0
@asynccontextmanager
async def acm(x, swallow=False):
    print('aenter', x)
    try: yield x
    except ValueError as e:
        print('saw', e)
        if not swallow: raise
    finally:
        await asyncio.sleep(0); print('aexit', x)
async def ause(c, exc=None):
    async with c as v:
        print('body', v)
        if exc: raise exc
    return 'after'
for c, e in [(acm(1), None), (acm(2), ValueError('q')), (acm(3, True), ValueError('q')), (nullcontext(7), None)]:
    t(asyncio.run, ause(c, e))
async def astack():
    async with AsyncExitStack() as s:
        await s.enter_async_context(acm(1)); s.enter_context(cm(2)); s.push_async_callback(asyncio.sleep, 0); s.callback(print, 'cb')
        async def ex(*a): print('ex', a[0]); return True
        s.push_async_exit(ex)
        raise ValueError('v')
t(asyncio.run, astack())
async def gen():
    try:
        yield 1; yield 2
    finally: print('gen closed')
async def acl():
    async with aclosing(gen()) as g:
        async for x in g: print(x); break
t(asyncio.run, acl())
@acm('d')
async def decorated(x): return x
t(lambda: asyncio.run(decorated(3)))
async def bad():
    async with AsyncExitStack() as s: await s.enter_async_context(3)
t(asyncio.run, bad())
