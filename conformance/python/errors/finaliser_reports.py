"""What a finaliser, a callback of a weak reference or a dropped generator raises is reported, and nothing more."""
import gc
import weakref


class Leaky:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


class Target:
    pass


def on_death(reference):
    raise LookupError("no such callback")


def stubborn():
    try:
        yield
    finally:
        raise ExceptionGroup("several", [ValueError(1), KeyError("k")])


def ignoring():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


Leaky(ValueError("plain"))
Leaky(ExceptionGroup("grouped", [TypeError("inner")]))
error = ValueError("with a note")
error.add_note("the note")
Leaky(error)
try:
    raise KeyError("first") from ValueError("cause")
except KeyError as caught:
    Leaky(caught)

target = Target()
reference = weakref.ref(target, on_death)
del target
print(reference() is None)
other = Target()
second = weakref.ref(other, lambda ref: undefined_name)
del other

g = stubborn()
next(g)
del g
g = ignoring()
next(g)
del g
cycle = [Leaky(OSError("in a cycle"))]
cycle.append(cycle)
del cycle
print(gc.collect() > 0)
kept = stubborn()
next(kept)
print("end")
