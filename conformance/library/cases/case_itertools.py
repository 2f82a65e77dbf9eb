import itertools
from itertools import *
import operator
from operator import *


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


def L(it, n=10):
    return list(islice(it, n))


t(L, count()); t(L, count(5, 2)); t(lambda: L(count(0.5, 0.5), 3)); t(count, 'a'); t(count, 3); t(count, 3, 2); t(lambda: L(cycle('abc'))); t(lambda: L(cycle(''))); t(lambda: L(repeat(1, 3))); t(repeat, 1); t(repeat, 1, 3); t(lambda: L(repeat(1, -1)))
t(lambda: L(accumulate([1, 2, 3]))); t(lambda: L(accumulate([1, 2, 3], operator.mul, initial=10))); t(lambda: L(accumulate([]))); t(lambda: L(accumulate([], initial=0))); t(lambda: L(accumulate([5, 1, 9], max)))
t(lambda: L(chain('ab', [1], ()))); t(lambda: L(chain.from_iterable(['ab', 'cd']))); t(lambda: L(chain('a', 3))); t(lambda: L(compress('abcd', [1, 0, 1]))); t(lambda: L(dropwhile(lambda x: x < 3, [1, 5, 2]))); t(lambda: L(takewhile(lambda x: x < 3, [1, 5, 2]))); t(lambda: L(filterfalse(None, [0, 1, '']))); t(lambda: L(filterfalse(lambda x: x > 1, [0, 1, 2]))); t(lambda: L(starmap(pow, [(2, 3), (3, 2)]))); t(lambda: L(starmap(pow, [3])))
for a in [(3,), (1, 3), (1, None), (0, 10, 3), (5, 2), (None,), (None, None, 2), (0,), (2, 2)]:
    it = iter(range(8)); t(lambda: (list(islice(it, *a)), list(it)))
t(islice, [], -1); t(islice, [], 'a'); t(islice, [], 1, -2); t(islice, [], 1, 2, 0); t(islice, []); t(islice, [], 1, 2, 3, 4)
t(lambda: L(pairwise('abcd'))); t(lambda: L(pairwise('a'))); t(lambda: L(zip_longest('ab', [1], (), fillvalue='-'))); t(zip_longest, x=1); t(lambda: L(zip_longest())); t(lambda: L(zip_longest('abc', 'x')))
t(lambda: [(k, list(g)) for k, g in groupby('aabbbca')]); t(lambda: [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)]); t(lambda: [k for k, g in groupby('aabbbca')])
g = groupby('aabb'); k1, g1 = next(g); k2, g2 = next(g); t(lambda: (k1, list(g1), k2, list(g2)))
g = groupby('aab'); k, gg = next(g); t(lambda: (next(gg), next(gg))); t(next, gg, 'end'); t(next, gg, 'end'); t(lambda: next(g)[0])
a, b = tee([1, 2, 3]); t(lambda: (next(a), list(b), list(a))); t(lambda: len(tee('a', 3))); t(tee, 'a', 0); t(tee, 'a', -1)
t(lambda: list(product('ab', [1, 2]))); t(lambda: list(product('ab', repeat=2))); t(lambda: list(product())); t(lambda: list(product('ab', ''))); t(product, 'a', x=2); t(lambda: list(combinations('abcd', 2))); t(lambda: list(combinations('ab', 3))); t(lambda: list(combinations('ab', 0))); t(combinations, 'a', -1); t(lambda: list(combinations_with_replacement('abc', 2))); t(lambda: list(combinations_with_replacement('', 1))); t(lambda: list(combinations_with_replacement('', 0))); t(lambda: list(permutations('abc'))); t(lambda: list(permutations('abc', 2))); t(lambda: list(permutations('ab', 3))); t(lambda: list(permutations('', None)))
t(lambda: type(product()).__name__); t(lambda: iter(count()) is not None)
t(lambda: [add(1, 2), sub(3, 1), mul(2, 3), truediv(3, 2), floordiv(7, 2), mod(7, 3), pow(2, 3), neg(1), pos(1), inv(5), and_(6, 3), or_(6, 3), xor(6, 3), lshift(1, 3), rshift(8, 1), not_(0), truth([]), is_(1, 1), is_not(1, 2), lt(1, 2), le(1, 1), eq(1, 1), ne(1, 2), ge(2, 1), gt(2, 1), abs(-3), index(True), contains([1], 1), countOf([1, 1, 2], 1), indexOf([5, 6], 6), concat([1], [2]), getitem([7], 0), length_hint([1, 2]), length_hint(iter([1, 2])), call(len, 'abc')])
t(itemgetter(1), 'abc'); t(itemgetter(0, 2), 'abc'); t(itemgetter, ); t(itemgetter(1)); t(attrgetter('real'), 3); t(attrgetter('real', 'imag'), 3); t(attrgetter('a.b')); t(attrgetter, 3); t(methodcaller('upper'), 'abc'); t(methodcaller('split', ',', maxsplit=1), 'a,b,c'); t(methodcaller('f', 1, x=2)); t(methodcaller, 3); t(index, 1.5); t(indexOf, [], 1); t(add, 1, 'a'); l = [1]; t(iadd, l, [2]); t(lambda: l); t(lambda: operator.__add__(1, 2)); t(concat, 1, 2); t(setitem, l, 0, 9); t(delitem, l, 0); t(lambda: l)
