from itertools import chain, count, cycle, islice, takewhile


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def take(n, iterable):
    return list(islice(iterable, n))


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for it in list(iterators):
            try:
                yield next(it)
            except StopIteration:
                iterators.remove(it)


def window(iterable, size):
    it = iter(iterable)
    buffer = tuple(islice(it, size))
    if len(buffer) == size:
        yield buffer
    for item in it:
        buffer = buffer[1:] + (item,)
        yield buffer


print(take(12, fibonacci()))
print(take(12, primes()))
print("".join(take(10, cycle("abc"))))
print(list(interleave("abc", range(5), [])))
print(list(window("python", 3)), list(window("ab", 3)))
print(list(takewhile(lambda x: x < 40, fibonacci())))
print(list(chain("ab", [1], ())), list(chain.from_iterable(["xy", "z"])))
squares = (x * x for x in count())
print(next(squares), next(squares), sum(islice(squares, 5)), next(squares))
gen = (print("evaluated", i) or i for i in range(3))
print("made")
print(list(gen), list(gen))
x = 10
late = (x + i for i in range(3))
x = 20
print(list(late))
try:
    (i / 0 for i in undefined)
except NameError as e:
    print("the first iterable is evaluated at once:", e)
print(3 in fibonacci(), max(islice(fibonacci(), 10)))
first, second, *rest = islice(fibonacci(), 6)
print(first, second, rest)
print(fibonacci().__name__, squares.__name__, type(squares).__name__)
