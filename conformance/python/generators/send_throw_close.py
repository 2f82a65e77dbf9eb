from inspect import getgeneratorstate


def accumulate():
    """Receives numbers, yields the running total."""
    total = 0
    try:
        while True:
            try:
                value = yield total
            except ValueError as e:
                print("  caught", e)
                total = 0
                continue
            if value is None:
                break
            total += value
    finally:
        print("  finally, total", total)
    return f"total was {total}"


g = accumulate()
print(getgeneratorstate(g), g.gi_frame is not None, g.gi_running)
print(next(g), g.send(10), g.send(5))
print(getgeneratorstate(g))
print(g.throw(ValueError("reset")))
print(g.send(7))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)
print(getgeneratorstate(g), g.gi_frame)
print(next(g, "exhausted"))

g = accumulate()
try:
    g.send(1)
except TypeError as e:
    print("TypeError:", e)
print(next(g))
print("close", g.close(), g.close())

g = accumulate()
g.close()
print("closed before it started: no finally", getgeneratorstate(g))
g = accumulate()
try:
    g.throw(KeyError("early"))
except KeyError as e:
    print("early", repr(e), getgeneratorstate(g))

for args in ((ValueError,), (ValueError("instance"),), (ValueError, "value")):
    g = accumulate()
    next(g)
    print(g.throw(*args))
    g.close()


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("  I stay")


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("RuntimeError:", e)


def stops():
    yield 1
    raise StopIteration("inner")


try:
    list(stops())
except RuntimeError as e:
    print("RuntimeError:", e, "| cause", repr(e.__cause__))


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print("ValueError:", e)
