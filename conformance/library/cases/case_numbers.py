import io, random, statistics
from statistics import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


for s in (0, 1, 12345678901234567890, -5, 'hello', b'bytes', 1.5, '', True):
    random.seed(s)
    print([random.random() for _ in range(2)], random.randint(1, 100), random.randrange(0, 100, 7), random.choice('abcdef'), random.getrandbits(70), random.uniform(1, 5), random.randbytes(5))
r = random.Random(42)
l = list(range(10)); r.shuffle(l); print(l, r.sample(range(100), 5), r.sample(range(10000), 30), r.sample('abc', 2, counts=[1, 2, 3]), r.choices('abc', k=4), r.choices('abc', [1, 5, 1], k=5), r.choices('ab', cum_weights=[1, 3], k=3))
print(r.gauss(0, 1), r.gauss(), r.gauss(5, 2), r.normalvariate(1, 2), r.expovariate(2), r.betavariate(2, 3), r.gammavariate(2, 1), r.gammavariate(0.5, 1), r.gammavariate(1, 2), r.triangular(), r.triangular(1, 5, 2), r.lognormvariate(0, 1), r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 2))
st = r.getstate(); a = r.random(); r.setstate(st); print(a == r.random())
t(r.choice, []); t(r.randint, 5, 1); t(r.randrange, 0); t(r.randrange, 5, 5); t(r.randrange, 1, 5, 0); t(r.sample, [1], 2); t(r.sample, {1}, 1); t(r.choices, [1, 2], [1]); t(r.choices, [1], [0]); t(random.Random, []); t(r.randrange, 10, None, 2); t(r.shuffle, (1, 2)); t(lambda: random.Random(version := 3).random()); r.seed('x', version=1); t(r.random)
for d in ([1, 2, 3, 4], [1.5, 2.5, 7], [2], [], [1, 1, 2, 2, 3], range(10), [0.1] * 3, [1, 2.5], [10 ** 20, 1, 3]):
    print(d)
    for f in (mean, fmean, median, median_low, median_high, mode, multimode, stdev, pstdev, variance, pvariance, geometric_mean, harmonic_mean, quantiles): t(f, d)
t(quantiles, range(20), n=10, method='inclusive'); t(quantiles, [1, 2], n=0); t(correlation, [1, 2, 3], [2, 4, 7]); t(covariance, [1, 2, 3], [2, 4, 7]); t(linear_regression, [1, 2, 3], [2, 4, 7]); t(correlation, [1, 1], [1, 2]); t(fmean, [1, 2, 3], weights=[1, 1, 2]); n = NormalDist(5, 2); t(lambda: (n, n.pdf(5), n.cdf(6), n.zscore(7))); t(stdev, [1.1, 2.2, 3.3, 9.7]); t(pstdev, [3, 3])
s = io.StringIO(); t(s.write, 'abc\ndef'); t(s.getvalue); t(s.seek, 0); t(s.readline); t(s.read); t(s.tell); s.seek(1); t(s.write, 'XY'); t(s.getvalue); t(s.write, 3); t(lambda: list(io.StringIO('a\nb\n'))); print('p', 1, file=s); t(s.getvalue); t(s.truncate, 2); t(s.getvalue); s.close(); t(s.read); t(io.StringIO, 3)
b = io.BytesIO(b'ab'); t(b.read, 1); t(b.write, b'ZZ'); t(b.getvalue); t(b.seek, -1, 2); t(b.read); t(b.write, 'x')
with io.StringIO('q') as q: t(q.read)
t(lambda: q.closed)
