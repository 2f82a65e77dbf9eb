"""When finally blocks run: end of loop, del, reassign, exception in the consumer, garbage, exit of a function."""
log = []


def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)


def use():
    it = g("local of a function")
    next(it)
    print("leaving use")


use()
for x in g("broken loop"):
    break
print("after break")
it = g("reassigned")
next(it)
it = None
print("after reassign")
it = g("never started")
del it
try:
    for x in g("error in consumer"):
        raise ValueError("consumer")
except ValueError as e:
    print("caught", e)
list(g("to its end"))
a = g("in a list")
next(a)
box = [a]
del a
box.clear()
print("cleared")
d = {"k": g("in a dict")}
next(d["k"])
d["k"] = 0


def outer():
    try:
        yield from g("inner")
    finally:
        print("cleanup outer")


o = outer()
next(o)
del o
nested = (y for y in g("under an expression"))
next(nested)
del nested


def two():
    first, second = g("first"), g("second")
    next(first), next(second)
    return next(second)


print(two())
z = zip(g("zip a"), g("zip b"))
next(z)
del z
e = enumerate(g("enumerate"))
next(e)
del e
m = map(str, g("map"))
print(next(m))
m.__class__
del m
cyc = [g("in a cycle")]
next(cyc[0])
cyc.append(cyc)
del cyc
import gc

print("collected" if gc.collect() else "nothing")
last = g("at exit")
next(last)
print("end")
