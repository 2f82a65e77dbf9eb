"""Streams: primes, hamming numbers, merges, cycles, a simple random generator, windows, laziness shown by prints."""
import heapq
from itertools import accumulate, chain, count, cycle, islice, takewhile, tee


def take(n, it):
    return list(islice(it, n))


def hamming():
    heap, last = [1], 0
    while True:
        n = heapq.heappop(heap)
        if n != last:
            yield n
            last = n
            for f in (2, 3, 5):
                heapq.heappush(heap, n * f)


def lcg(seed):
    while True:
        seed = (1103515245 * seed + 12345) % 2 ** 31
        yield seed


def merge(a, b):
    x, y = next(a), next(b)
    while True:
        if x <= y:
            yield x
            x = next(a)
        else:
            yield y
            y = next(b)


def differences(it):
    a, b = tee(it)
    next(b)
    return (y - x for x, y in zip(a, b))


def look_and_say():
    s = "1"
    while True:
        yield s
        out, i = "", 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            out += f"{j - i}{s[i]}"
            i = j
        s = out


def newton(n):
    x = n
    while True:
        yield x
        x = (x + n / x) / 2


def squares():
    print("[squares starts]", end=" ")
    for i in count(1):
        yield i * i


print(take(15, hamming()), take(4, lcg(42)), take(10, merge(count(0, 3), count(1, 2))))
print(take(6, differences(squares())), take(6, look_and_say()), [round(x, 6) for x in take(6, newton(2))])
print(take(8, accumulate(cycle([1, -1, 2]))), list(takewhile(lambda x: x < 50, squares())), take(7, chain.from_iterable([c] * n for n, c in enumerate("abcd"))))
lazy = squares()
print("made, not started")
print(next(lazy), next(lazy))


def until_stable(it, tolerance):
    previous = None
    for n, x in enumerate(it):
        if previous is not None and abs(x - previous) < tolerance:
            return n, round(x, 9)
        previous = x


print(until_stable(newton(10), 1e-9), max(take(100, lcg(1))) < 2 ** 31, sum(take(10, (h for h in hamming() if h % 2))))


def sieve():
    found = []
    for n in count(2):
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n


print(take(12, sieve()), next(p for p in sieve() if p > 200), take(3, ((p, q) for p, q in zip(sieve(), islice(sieve(), 1, None)) if q - p == 2)))
