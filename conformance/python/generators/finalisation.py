"""When the `finally` of a generator runs: reference counts decide."""
import gc


def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


g = gen("rebound")
next(g)
g = None
print("after rebinding")

for x in gen("loop left by break"):
    break
print("after break")


def first():
    for x in gen("left by return"):
        return x


print("returned", first())

a, *rest = gen("unpacked")
print("after unpacking")
gen("never started")
print("nothing for that one")


def outer():
    try:
        yield from gen("inner")
    finally:
        print("finally outer")


o = outer()
next(o)
del o
print("after del")

holder = [gen("in a list")]
next(holder[0])
holder.clear()
print("after clear")


def uses_local():
    local = gen("local of a function")
    next(local)
    print("function ends")


uses_local()


def cycle():
    me = yield
    try:
        yield me
    finally:
        print("finally in a cycle")


c = cycle()
next(c)
c.send(c)
c = None
print("the cycle lives")
gc.collect()
print("the cycle is gone")

at_exit = gen("at exit")
next(at_exit)
print("end of program")
