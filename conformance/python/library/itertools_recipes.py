# The recipes that people build from itertools, and how lazily the tools take from what they are given.
import operator
from collections import deque
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse,
                       groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)


def noisy(items, name='n'):
    for item in items:
        print(f'{name}{item}', end=' ')
        yield item
    print(f'{name}.', end=' ')


def take(n, it):
    return list(islice(it, n))


def flatten(lists):
    return chain.from_iterable(lists)


def grouper(it, n, fill=None):
    return zip_longest(*[iter(it)] * n, fillvalue=fill)


def partition(test, it):
    a, b = tee(it)
    return filterfalse(test, a), filter(test, b)


def unique(it, key=None):
    seen = set()
    for item in it:
        k = item if key is None else key(item)
        if k not in seen:
            seen.add(k)
            yield item


def sliding(it, n):
    it = iter(it)
    window = deque(islice(it, n - 1), maxlen=n)
    for x in it:
        window.append(x)
        yield tuple(window)


def round_robin(*its):
    its = cycle(map(iter, its)) if False else deque(map(iter, its))
    while its:
        it = its.popleft()
        try:
            yield next(it)
        except StopIteration:
            continue
        its.append(it)


def powerset(items):
    items = list(items)
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


def first_true(it, default=None, pred=None):
    return next(filter(pred, it), default)


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[1] = 0
    for p in takewhile(lambda p: p * p < n, compress(range(n), data)) if n > 9 else ():
        data[p * p:n:2 * p] = bytes(len(range(p * p, n, 2 * p)))
    return [2] + list(compress(range(n), data))


print(take(3, count(5, 3)), list(flatten([[1], [2, 3]])), list(grouper('ABCDE', 2, '-')), [list(p) for p in partition(lambda x: x % 2, range(6))])
print(''.join(unique('AaBbAC', str.lower)), list(sliding('ABCD', 3)), ''.join(round_robin('ABC', 'D', 'EF')), list(powerset('abc')))
print(first_true(range(5), pred=lambda x: x > 2), first_true([], 'none'), list(pairwise('abcd')), sieve(40))
for make in (lambda: chain(noisy('ab'), noisy('c')), lambda: islice(noisy(range(9)), 1, 6, 2), lambda: zip(noisy('abc'), noisy('xy', 'm')),
             lambda: takewhile(lambda x: x < 2, noisy(range(5))), lambda: dropwhile(lambda x: x < 2, noisy(range(4))),
             lambda: accumulate(noisy([1, 2, 3]), operator.mul, initial=10), lambda: pairwise(noisy('abc')), lambda: product(noisy('ab'), repeat=1),
             lambda: starmap(pow, noisy([(2, 3), (3, 2)])), lambda: compress(noisy('abcd'), [1, 0, 1]), lambda: zip_longest(noisy('a'), noisy('xy', 'm')),
             lambda: permutations(noisy('abc'), 2), lambda: map(operator.add, noisy([1, 2]), noisy([10, 20], 'm'))):
    it = make()
    print('|', type(it).__name__, '|', end=' ')
    print('->', next(it), end=' ')
    print('rest', list(it))
rows = [('a', 1), ('a', 2), ('b', 3), ('a', 4)]
for key, group in groupby(rows, key=operator.itemgetter(0)):
    print(key, [v for _, v in group], end='; ')
groups = groupby('aabbb')
k1, g1 = next(groups)
print(next(g1), next(groups)[0], list(g1))
a, b = tee(noisy('xyz'))
print(next(a), next(a), next(b), list(a), list(b))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(combinations_with_replacement('ab', 2)), list(repeat('r', 2)), list(product('ab', [0, 1]))[:3], next(cycle('q')))
print(sum(map(operator.mul, [1, 2], [3, 4])), len(list(permutations(range(4)))), list(islice('abcdef', 2, None, 3)), *zip(*['ab', 'cd']))
for bad in (lambda: islice([1], -1), lambda: list(combinations('a', -1)), lambda: next(zip([1], [1, 2], strict=True)) and list(zip([1], [1, 2], strict=True)), lambda: repeat(1, 'x'), lambda: product('a', repeat=-1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
