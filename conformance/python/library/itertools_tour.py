from itertools import (accumulate, chain, combinations, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)

print(list(islice(count(10, 5), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(islice(range(10), 2, 8, 2)), list(islice("abc", None)), list(islice("abcdef", 2)))
print(list(chain("ab", [1, 2])), list(chain.from_iterable([[1], [2, 3]])))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest([1, 2], [3])))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=100)))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(["".join(p) for p in permutations("abc", 2)], list(combinations(range(4), 2)))
print([(k, list(g)) for k, g in groupby("aabbba")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abcd", [1, 0, 1, 0])), list(filterfalse(lambda x: x % 2, range(5))))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
print(list(pairwise("abcd")))


def noisy(name, n):
    for i in range(n):
        print(f"<{name}{i}>", end=" ")
        yield i


print(list(zip(noisy("a", 3), noisy("b", 2))))
print(list(zip_longest(noisy("a", 1), noisy("b", 2))))
print(list(islice(noisy("c", 10), 1, 4, 2)))
it = chain(noisy("d", 1), noisy("e", 1))
print(next(it))
c = count()
print(next(c), next(c), c)
total = 0
for i, letter in zip(count(1), "xyz"):
    total += i
print(total)
try:
    list(islice([1], -1))
except ValueError as e:
    print(e)
groups = groupby(sorted(["apple", "bob", "ant", "bee"]), key=lambda w: w[0])
first = next(groups)
second = next(groups)
print(first[0], list(first[1]), second[0], list(second[1]))
