import copy, inspect, reprlib, weakref, types
from inspect import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


def f(a, /, b, c=1, *d, e, g=2, **h) -> int: "  doc\n    more\n      in\n"
def g(x: int, y: 'str' = 'a', *, z: list = None): pass
class C:
    def __init__(self, a, b=2): pass
    def m(self, x): pass
    @classmethod
    def cm(cls, y): pass
    @staticmethod
    def sm(z): pass
    def __call__(self, q): pass
for x in (f, g, C, C.m, C(1).m, C.cm, C.sm, C(1), lambda *a, **k: 0, lambda: 0):
    t(inspect.signature, x); t(lambda: str(inspect.signature(x)))
import functools
t(inspect.signature, functools.partial(g, 1)); t(inspect.signature, functools.partial(g, y=1)); t(inspect.signature, 3)
s = inspect.signature(f); t(lambda: s.bind(1, 2, e=3)); t(lambda: s.bind(1)); t(lambda: s.bind(1, 2, 3, 4, e=5, w=6)); t(lambda: (lambda b: (b.args, b.kwargs))(s.bind(1, 2, 3, 4, e=5, w=6)))
b = s.bind(1, 2, e=3); b.apply_defaults(); t(lambda: b.arguments); t(lambda: [(p.name, str(p.kind), p.kind, p.default is Parameter.empty, p.annotation) for p in s.parameters.values()][1]); t(inspect.signature(g).bind, 1, 2, 3); t(inspect.signature(g).bind, 1, x=2); t(inspect.signature(g).bind, 1, q=2)
def gen():
    x = yield 1
    print(getgeneratorstate(me))
    yield 2
me = gen(); t(getgeneratorstate, me); next(me); t(getgeneratorstate, me); t(getgeneratorlocals, me); next(me); list(me); t(getgeneratorstate, me); t(getgeneratorlocals, me)
@types.coroutine
def y():
    yield 5
async def co():
    v = 3
    await y()
c = co(); t(getcoroutinestate, c); c.send(None); t(getcoroutinestate, c); t(getcoroutinelocals, c); c.close(); t(getcoroutinestate, c)
async def ag(): yield 1
c2 = co()
for o in (gen, gen(), co, c2, ag, ag(), y, y(), len, [].append, C, C(1).m, C.m, 3, str.join, types, property()):
    print([n for n in ('isclass', 'isfunction', 'ismethod', 'isbuiltin', 'isgenerator', 'isgeneratorfunction', 'iscoroutine', 'iscoroutinefunction', 'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'ismodule', 'isroutine', 'isdatadescriptor', 'ismethoddescriptor') if getattr(inspect, n)(o)])
c2.close()
t(getdoc, f); t(lambda: [n for n, v in getmembers(C(1), ismethod)]); t(getmro, C); t(lambda: currentframe().f_code.co_name)
@types.coroutine
def plain(): return iter([1])
t(lambda: list(plain()))
ns = types.SimpleNamespace(a=1, b='x'); t(lambda: ns); ns.c = ns; t(lambda: ns); t(lambda: types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
t(lambda: types.new_class('X', (C,), {}, lambda d: d.update(z=1)).z); t(lambda: types.prepare_class('X', (C,))); t(lambda: types.MappingProxyType({1: 2})); t(lambda: sorted(n for n in dir(types) if n.endswith('Type')))
# copy
l = [[1], (2, [3]), {'a': [4]}, {5}]; l2 = copy.copy(l); l3 = copy.deepcopy(l); t(lambda: (l2 == l, l2[0] is l[0], l3 == l, l3[0] is l[0], l3[1] is l[1], l3[1][1] is l[1][1]))
r = []; r.append(r); t(lambda: (lambda x: x[0] is x and x is not r)(copy.deepcopy(r)))
class D:
    def __init__(s, v): s.v = v
d = D([1]); d.me = d; e = copy.copy(d); h = copy.deepcopy(d); t(lambda: (e.v is d.v, h.v is d.v, h.v, h.me is h))
class E:
    def __copy__(s): return 'copied'
    def __deepcopy__(s, memo): return 'deep'
t(copy.copy, E()); t(copy.deepcopy, [E()]); tt = (1, 2); t(lambda: copy.deepcopy(tt) is tt)
class Sl:
    __slots__ = ('a', 'b')
sl = Sl(); sl.a = [1]; t(lambda: (copy.copy(sl).a is sl.a, copy.deepcopy(sl).a is sl.a, copy.deepcopy(sl).a)); t(lambda: copy.deepcopy(len) is len); a = [1]; t(lambda: (lambda x: x[0] is x[1])(copy.deepcopy([a, a])))
class LL(list): pass
ll = LL([1, [2]]); ll.q = 1; t(lambda: (copy.copy(ll), copy.deepcopy(ll), copy.deepcopy(ll).q, type(copy.copy(ll)).__name__)); import collections; t(lambda: copy.deepcopy(collections.defaultdict(list, a=[1]))); t(lambda: copy.copy(collections.OrderedDict(a=1))); t(lambda: copy.deepcopy(collections.Counter('aab'))); t(lambda: copy.deepcopy(collections.deque([1, [2]])))
# reprlib
for x in ('a' * 50, list(range(20)), (1,), (), {}, {i: i for i in range(9)}, {3, 1, 2}, set(), frozenset([1]), 10 ** 60, [[[[[[[[1]]]]]]]], {'k': [1] * 10}, D(1).__class__, collections.deque(range(9)), None, 'x"\'' * 20, [(1, 2)] * 8):
    print(reprlib.repr(x))
class RR:
    @reprlib.recursive_repr('<rec>')
    def __repr__(s): return 'RR(%r)' % (s.o,)
rr = RR(); rr.o = rr; t(lambda: rr)
# weakref
class W:
    def m(s): return 'm'
w = W(); k = weakref.ref(w, lambda r: print('dead')); t(lambda: k() is w); ws = weakref.WeakSet([w]); wv = weakref.WeakValueDictionary(a=w); wk = weakref.WeakKeyDictionary({w: 1}); wm = weakref.WeakMethod(w.m); p = weakref.proxy(w); fin = weakref.finalize(w, print, 'final', 1)
t(lambda: (len(ws), w in ws, list(wv), wv['a'] is w, wk[w], wm()(), p.m(), fin.alive, len(wk), len(wv), wv.get('z'), fin.peek()[1:]))
del w; t(lambda: (k(), len(ws), list(wv), len(wk), wm(), fin.alive)); t(lambda: p.m()); t(lambda: wv['a']); t(weakref.ref, 3)
