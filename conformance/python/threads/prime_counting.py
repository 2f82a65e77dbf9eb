"""Primes counted in ranges, one thread for each range."""
import threading


def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


counts = {}


def count(start, stop):
    counts[start] = sum(is_prime(n) for n in range(start, stop))


threads = [threading.Thread(target=count, args=(s, s + 250)) for s in range(0, 1000, 250)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(counts.items()), sum(counts.values()))
