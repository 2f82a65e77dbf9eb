"""Classic infinite generators: fibonacci, primes by sieve, collatz, pascal, powers, random walk."""
import itertools
import random


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def primes():
    composites = {}
    n = 2
    while True:
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(p + n, []).append(p)
        n += 1


def sieve(numbers):
    p = next(numbers)
    yield p
    yield from sieve(n for n in numbers if n % p)


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def pascal():
    row = [1]
    while True:
        yield row
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]


def walk(seed):
    rng = random.Random(seed)
    position = 0
    while True:
        yield position
        position += rng.choice([-1, 1])


def take(n, it):
    return list(itertools.islice(it, n))


print(take(12, fibonacci()), next(itertools.dropwhile(lambda f: f < 10 ** 20, fibonacci())))
print(take(15, primes()), take(8, sieve(itertools.count(2))), next(itertools.islice(primes(), 300, None)))
print(list(collatz(27))[:10], len(list(collatz(27))), max(range(1, 60), key=lambda n: len(list(collatz(n)))))
for row in take(5, pascal()):
    print(" ".join(map(str, row)).center(12))
print(take(20, walk(3)))
print(take(5, itertools.accumulate(itertools.count(1), lambda a, b: a * b)), sum(x for x in itertools.takewhile(lambda f: f < 4_000_000, fibonacci()) if x % 2 == 0))
print(take(10, itertools.cycle("ab")), take(3, itertools.repeat(7)), take(4, itertools.count(0.5, 0.25)))
pythagorean = ((a, b, c) for c in itertools.count(1) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c)
print(take(3, pythagorean))


def bin_counter(width):
    if width == 0:
        yield ""
        return
    for head in "01":
        for tail in bin_counter(width - 1):
            yield head + tail


print(list(bin_counter(3)))


def digits_of_pi():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


print("".join(map(str, take(40, digits_of_pi()))))
