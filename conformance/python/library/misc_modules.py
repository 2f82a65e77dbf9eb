import math
import operator
import sys
import types
import random

print(math.pi, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.factorial(10), math.inf, math.isnan(math.nan), math.log2(8), math.log10(1000))
print(math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.trunc(-2.7), math.copysign(1, -0.0), math.comb(5, 2), math.prod([2, 3, 4]), math.isqrt(17))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.floor(math.inf)):
    try:
        bad()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(operator.itemgetter(1)([5, 6]), operator.attrgetter("real")(3), operator.add(1, 2), sorted([(2, "a"), (1, "b")], key=operator.itemgetter(0)))
print(sys.version_info[:2], sys.maxsize, sys.getrecursionlimit(), len(sys.argv), sys.byteorder)
print(sys.stdout.write("written\n"))
print("to stderr", file=sys.stderr)
print("a", "b", sep="-", end="!\n", flush=True)
ns = types.SimpleNamespace(a=1, b="two")
ns.c = 3
print(ns, ns == types.SimpleNamespace(a=1, b="two", c=3))
print(isinstance((x for x in ""), types.GeneratorType), isinstance(lambda: 0, types.FunctionType))
random.seed(42)
print([random.randint(1, 6) for _ in range(10)], random.random(), random.choice("abc"), random.uniform(1, 2))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5))
rng = random.Random(7)
print([rng.randrange(100) for _ in range(5)], rng.random() < 1)
sys.setrecursionlimit(200)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(50 < depth(0) < 200)
