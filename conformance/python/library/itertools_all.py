import itertools as it
import operator
print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate([1, 2, 3], initial=100)), list(it.accumulate("abc")))
print(list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 3)), list(it.permutations("abc", 2)), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=3)))
print([(k, list(g)) for k, g in it.groupby("aaabbca")], {k: [x for x in g] for k, g in it.groupby(sorted(["apple", "bob", "cat", "dodo"], key=len), key=len)})
print(list(it.compress("abcdef", [1, 0, 1, 0, 1, 1])), list(it.filterfalse(lambda x: x % 2, range(8))), list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.dropwhile(lambda x: x < 3, [1, 4, 2])))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable([[1, 2], (3,)])), list(it.islice(it.count(10, 5), 2, 6, 2)), list(it.islice("abcdef", None, None, 2)))
a, b, c = it.tee(iter(range(4)), 3)
next(a), next(a)
print(list(b), list(a), list(c))
print(list(it.zip_longest("ab", [1], fillvalue=0)), list(it.pairwise([1, 2, 3])), list(it.repeat("x", 3)), list(map(operator.mul, range(3), it.repeat(10))))
print(it.count(3), it.repeat("a", 2), it.count(1, 2), it.cycle("ab").__class__.__name__)
for bad in (lambda: it.islice([1], -1), lambda: it.tee([1], -1), lambda: it.combinations("a", -1), lambda: it.chain(3).__next__()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def chunked(iterable, n):
    i = iter(iterable)
    return iter(lambda: list(it.islice(i, n)), [])


def round_robin(*iterables):
    pending = len(iterables)
    nexts = it.cycle(iter(x).__next__ for x in iterables)
    while pending:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            pending -= 1
            nexts = it.cycle(it.islice(nexts, pending))


def unique(iterable, key=None):
    seen = set()
    for x in iterable:
        k = key(x) if key else x
        if k not in seen:
            seen.add(k)
            yield x


def sliding(iterable, n):
    from collections import deque
    i = iter(iterable)
    window = deque(it.islice(i, n - 1), maxlen=n)
    for x in i:
        window.append(x)
        yield tuple(window)


print(list(chunked(range(7), 3)), list(round_robin("ABC", "D", "EF")), list(unique("AbaB", str.lower)), list(sliding("abcde", 3)))
t1, t2 = it.tee([1, 2, 3])
next(t2)
print(list(zip(t1, t2)), sum(it.starmap(operator.mul, zip([1, 2], [3, 4]))), list(it.zip_longest(*[iter("abcdefg")] * 3, fillvalue="x")))
groups = it.groupby([1, 1, 2, 2])
k1, g1 = next(groups)
k2, g2 = next(groups)
print(list(g1), list(g2), next(it.groupby([]), "none"))
