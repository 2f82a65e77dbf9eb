import random

random.seed(12345)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.uniform(1, 10), random.choice(["a", "b", "c"]), random.getrandbits(70))
print(random.choices("abc", k=5), random.choices("ab", weights=[9, 1], k=8), random.choices("xyz", cum_weights=[1, 2, 10], k=4), random.sample(range(1000), 6), random.sample("abcdef", 3), random.sample(["r", "b"], counts=[3, 2], k=3))
items = list(range(12))
random.shuffle(items)
print(items, random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(0.5), random.triangular(0, 10, 3))
print(random.betavariate(1, 2), random.gammavariate(2, 3), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1))
state = random.getstate()
a = [random.random() for _ in range(3)]
random.setstate(state)
print(a == [random.random() for _ in range(3)], random.randbytes(4))
r = random.Random("text seed")
print(r.random(), random.Random(3.5).random(), random.Random(b"bytes").randint(0, 9), random.Random(-7).random(), random.Random(2 ** 100).random())
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.choices([], k=1), lambda: random.randrange(0), lambda: random.sample({1, 2}, 1), lambda: random.seed([1])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded().randint(1, 4), Loaded().choice("abcd"), Loaded().uniform(0, 4))
random.seed(7)
print("".join(random.choices("01", k=20)), [random.randint(1, 6) + random.randint(1, 6) for _ in range(6)], round(sum(random.random() for _ in range(1000)) / 1000, 6))
