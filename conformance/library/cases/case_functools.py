import functools
from functools import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


def f(a, b=2, *c, d=4):
    "doc"
    return a, b, c, d


p = partial(f, 1, d=5)
t(p); t(lambda: p); t(p, 7, 8, d=9); t(lambda: (p.func, p.args, p.keywords)); t(lambda: partial(p, 3, e=1).args)
t(partial); t(partial, 3)
class P(partial): pass
t(P, print, 1)
t(lambda: partial(P(f, 1), 2).args)
p2 = partial(print); p2.__setstate__ if False else None
t(reduce, lambda a, b: a + b, [1, 2, 3]); t(reduce, lambda a, b: a + b, []); t(reduce, lambda a, b: a + b, [], 5); t(reduce, max, 3)

@wraps(f)
def g(*a):
    return 'g'
t(lambda: (g.__name__, g.__doc__, g.__wrapped__ is f, g.__qualname__, g.__module__))
t(sorted, [3, 1, 2], key=cmp_to_key(lambda a, b: b - a))
t(lambda: cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2))
calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x); return x * x
t(lambda: [sq(1), sq(2), sq(1), sq(3), sq(1), sq(2)]); print(calls); t(sq.cache_info); t(sq.cache_parameters); sq.cache_clear(); t(sq.cache_info)
@lru_cache
def k(*a, **kw):
    return a, kw
t(k, 1); t(k, 1.0); t(k, a=1, b=2); t(k, b=2, a=1); t(k, (1,)); t(k, [1]); t(k.cache_info); t(lambda: k.__wrapped__)
@lru_cache(typed=True)
def ty(a): return type(a)
t(ty, 1); t(ty, 1.0); t(ty, True); t(ty.cache_info)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
t(fib, 50); t(fib.cache_info); t(lru_cache, 'x'); t(lru_cache(maxsize=-3)(len).cache_info); t(lambda: lru_cache(maxsize=0)(len)('abc'))
class C:
    n = 0
    @lru_cache
    def m(self, x): return x + 1
    @cached_property
    def cp(self):
        C.n += 1
        return C.n
    pm = partialmethod(lambda self, a, b: (a, b), 1)
    @singledispatchmethod
    def s(self, a): return 'any'
    @s.register
    def _(self, a: int): return 'int'
    @s.register(str)
    def _(self, a): return 'str'
c = C(); t(c.m, 1); t(c.m, 1); t(lambda: (c.cp, c.cp, C().cp)); t(c.pm, 2); t(c.s, 1); t(c.s, 'a'); t(c.s, 2.0)
@singledispatch
def sd(x): return 'object'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
t(sd, 1); t(sd, True); t(sd, []); t(sd, 'x'); t(sd); t(lambda: sd.dispatch(bool) is sd.registry[int]); t(sd.register, 3); t(sd.register, lambda x: 1)
import collections.abc
sd.register(collections.abc.Sized, lambda x: 'sized')
t(sd, {}); t(sd, []); t(sd, 2.5)
@total_ordering
class O:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v if isinstance(o, O) else NotImplemented
t(lambda: [O(1) <= O(1), O(1) > O(0), O(1) >= O(2), O(1) < O(2)]); t(lambda: O(1) >= 3)
@total_ordering
class O2:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __ge__(s, o): return s.v >= o.v
t(lambda: [O2(1) <= O2(1), O2(1) > O2(0), O2(1) >= O2(2), O2(1) < O2(2)])
t(total_ordering, type('X', (), {}))
class Slots:
    __slots__ = ()
    @cached_property
    def x(self): return 1
t(lambda: Slots().x); t(lambda: C.cp.attrname)
