import collections
from collections import *
import collections.abc as A


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


P = namedtuple('P', 'x y z', defaults=[5]); p = P(1, 2)
t(lambda: p); t(P); t(P, 1); t(P, 1, 2, 3, 4); t(P, 1, 2, w=3); t(P, 1, 2, x=3); t(P, y=1, x=2); t(lambda: p._replace(x=9)); t(lambda: p._replace(q=9)); t(lambda: p._asdict()); t(P._make, [1]); t(P._make, (1, 2, 3)); t(lambda: P._fields); t(lambda: P._field_defaults); t(lambda: p.x + p.z); t(lambda: setattr(p, 'x', 1)); t(lambda: P.__doc__); t(lambda: p == (1, 2, 5)); t(lambda: P.__match_args__)
t(namedtuple, 'A', 'a,b'); t(namedtuple, 'A', ['a', 'a']); t(namedtuple, 'A', ['_a']); t(namedtuple, 'A', ['class']); t(namedtuple, '3', []); t(lambda: namedtuple('A', ['a', '_b', 'a', 'def'], rename=True)._fields); t(namedtuple, 'A', 'a', defaults=[1, 2])
class Q(namedtuple('Q', 'a b')):
    def s(self): return self.a + self.b
t(Q, 1, 2); t(lambda: Q(1, 2).s()); t(lambda: (lambda a, b: a)(*Q(1, 2))); t(lambda: [hash(P(1, 2)) == hash((1, 2, 5))])
match p:
    case P(1, b, c): print('match', b, c)
d = defaultdict(list); d['a'].append(1); t(lambda: d); t(lambda: d['b']); t(lambda: d.copy()); t(defaultdict, 3); t(lambda: defaultdict(None, a=1)['b']); t(lambda: defaultdict(int, {'a': 1}, b=2)); t(lambda: d.get('zz')); t(lambda: d | {'q': 1}); t(lambda: {'q': 1} | d)
dd = defaultdict(lambda: 1); dd['x'] = dd; t(lambda: str(dd)[:20])
def boom(): raise ValueError('f')
t(lambda: defaultdict(boom)['x'])
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)]); t(lambda: o); o.move_to_end('a'); t(lambda: o); o.move_to_end('a', last=False); t(lambda: o); t(lambda: o.popitem()); t(lambda: o.popitem(last=False)); t(lambda: o); t(OrderedDict); t(lambda: OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)); t(lambda: OrderedDict(a=1, b=2) == dict(b=2, a=1)); t(lambda: OrderedDict.fromkeys('ab', 0)); t(lambda: OrderedDict().popitem()); t(lambda: o.pop('zz', 5)); t(lambda: o.pop('zz')); t(lambda: o.move_to_end('zz')); t(lambda: list(reversed(OrderedDict(a=1, b=2)))); t(lambda: OrderedDict(a=1) | {'b': 2}); t(lambda: o.copy()); t(lambda: OrderedDict(a=1) != OrderedDict(a=1))
c = Counter('abracadabra'); t(lambda: c); t(lambda: c.most_common(2)); t(lambda: c['zz']); t(lambda: list(Counter(a=2, b=1).elements())); t(lambda: c.total()); t(lambda: c + Counter('abc')); t(lambda: c - Counter('aaab')); t(lambda: c & Counter('aab')); t(lambda: c | Counter('zzz')); t(lambda: +Counter(a=-1, b=2)); t(lambda: -Counter(a=-1, b=2)); c.update('aa'); c.subtract('bb'); t(lambda: c); t(Counter); t(Counter, {'a': 1}); t(Counter, a=3); t(Counter.fromkeys, 'a'); t(lambda: Counter('aab') == Counter('aba')); t(lambda: Counter('a') < Counter('aa')); t(lambda: Counter('ab') <= Counter('a')); t(lambda: Counter([1, 1, 2]).most_common()); t(lambda: Counter(3)); t(lambda: Counter([[]]))
del c['nope']
c += Counter('zz'); t(lambda: c); c -= Counter('zz'); t(lambda: c); t(lambda: Counter(a='x', b=1)); t(lambda: Counter('ab') + 3); t(lambda: Counter(a=1).copy()); t(lambda: dict(Counter('ab')))
m = ChainMap({'a': 1}, {'b': 2, 'a': 3}); t(lambda: m); t(lambda: (m['a'], m['b'], len(m), list(m))); t(lambda: m['z']); t(lambda: m.new_child({'q': 1})); t(lambda: m.parents); m['n'] = 1; t(lambda: m.maps); t(lambda: m.pop('b')); t(lambda: dict(m)); t(lambda: m.get('b')); t(lambda: 'b' in m); t(lambda: m.__delitem__('b'))
class UD(UserDict):
    def __setitem__(s, k, v): super().__setitem__(k, v * 2)
u = UD({'a': 1}, b=2); t(lambda: u); u.update(c=3); t(lambda: (u, u['a'], u.get('z'), 'a' in u, len(u), u.pop('a'), u)); t(lambda: u['z']); t(lambda: u.setdefault('k', 1)); t(lambda: u == {'b': 4, 'c': 6, 'k': 2}); t(lambda: u.copy()); t(lambda: list(u.items()))
class UL(UserList): pass
l = UL([3, 1, 2]); l.sort(); l.append(9); t(lambda: (l, l[1:], type(l[1:]).__name__, l + [1], len(l), 3 in l, l == [1, 2, 3, 9], l.index(3), l.pop()))
s = UserString('abc'); t(lambda: (s.upper(), s + 'd', s[0], len(s), s == 'abc', s.find('c'), hash(s) == hash('abc'), type(s.upper()).__name__))
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); t(lambda: q)
for name, obj in [('list', []), ('dict', {}), ('str', ''), ('int', 3), ('gen', (x for x in [])), ('set', set()), ('fn', len), ('deque', deque()), ('range', range(3)), ('bytes', b''), ('iter', iter([])), ('zip', zip())]:
    print(name, [n for n in A.__all__ if isinstance(obj, getattr(A, n))])
class It:
    def __iter__(s): return iter([1, 2])
    def __len__(s): return 2
    def __contains__(s, x): return x == 1
    __hash__ = None
t(lambda: [n for n in A.__all__ if isinstance(It(), getattr(A, n))])
class MS(A.Sequence):
    def __init__(s, *a): s.a = a
    def __getitem__(s, i): return s.a[i]
    def __len__(s): return len(s.a)
t(lambda: (list(MS(1, 2)), list(reversed(MS(1, 2))), 2 in MS(1, 2), MS(1, 2, 1).count(1), MS(1, 2).index(2))); t(lambda: MS(1).index(5)); t(A.Sequence); t(A.Iterable); t(A.Sized)
class MM(A.MutableMapping):
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
mm = MM(); mm.update(a=1, b=2); t(lambda: (dict(mm), mm.pop('a'), mm.get('z'), list(mm.items()), list(mm.values()), mm.setdefault('q', 5), mm.popitem(), mm == {'q': 5}, 'b' in mm.keys(), len(mm.items()))); t(lambda: mm.keys()); t(lambda: mm.pop('nope'))
class SS(A.MutableSet):
    def __init__(s, it=()): s.l = list(dict.fromkeys(it))
    def __contains__(s, x): return x in s.l
    def __iter__(s): return iter(s.l)
    def __len__(s): return len(s.l)
    def add(s, x): s.l.append(x)
    def discard(s, x): s.l.remove(x)
    def __repr__(s): return 'SS%r' % s.l
t(lambda: (SS([1, 2]) | SS([3]), SS([1, 2]) & [2], SS([1, 2]) - {1}, SS([1]) ^ SS([2]), SS([1]) <= SS([1, 2]), SS([1]) == SS([1]), SS([1, 2]).isdisjoint([3])))
x = SS([1, 2, 3]); x |= [4]; x -= [1]; x ^= [2, 9]; t(lambda: x); t(lambda: x.pop()); t(lambda: x.remove(77))
class Co(A.Coroutine):
    def send(s, v): raise StopIteration(5)
    def throw(s, *a): raise a[0]
    def __await__(s): return s
t(lambda: Co().close()); t(lambda: isinstance(Co(), A.Awaitable)); t(lambda: list[int]); t(lambda: A.Iterable[int]); t(lambda: A.Mapping[str, int])
import abc
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
t(Base); t(lambda: Base.__abstractmethods__ == frozenset({'f', 'g'}))
class Half(Base):
    def f(self): return 1
t(Half)
class Full(Half):
    g = 2
t(lambda: Full().f())
@Base.register
class Virt: pass
t(lambda: (issubclass(Virt, Base), isinstance(Virt(), Base), isinstance(3, Base))); t(lambda: Base.register(3)); t(lambda: issubclass(3, Base))
