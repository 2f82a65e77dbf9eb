"""try/finally, with and nested withs inside generators, suspended in the middle, closed from outside."""
from contextlib import ExitStack, contextmanager, closing


class Res:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, *exc):
        print("close", self.name, exc[0].__name__ if exc[0] else None)

    def close(self):
        print("close()", self.name)


def reader(*names):
    for n in names:
        with Res(n) as r:
            for i in range(2):
                yield f"{r.name}{i}"


print(list(reader("a", "b")))
r = reader("c", "d")
print(next(r), next(r), next(r))
r.close()
r = reader("e")
next(r)
try:
    r.throw(KeyError("thrown"))
except KeyError as e:
    print("out", e)
with closing(reader("f")) as r:
    print(next(r))


def stack():
    with ExitStack() as s:
        while True:
            name = yield len(s._exit_callbacks)
            if name is None:
                return
            s.enter_context(Res(name))


s = stack()
next(s)
print(s.send("x"), s.send("y"))
try:
    s.send(None)
except StopIteration:
    print("stack done")


@contextmanager
def indented(level=[0]):
    level[0] += 1
    try:
        yield lambda text: print("  " * level[0] + text)
    finally:
        level[0] -= 1


with indented() as say:
    say("one")
    with indented() as say2:
        say2("two")
    say("one again")


def swallow():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            print("swallowed", e)
        else:
            print("normal")


w = swallow()
print(next(w), w.throw(ValueError("1")), w.send("x"), w.throw(ValueError("2")))
w.close()


def returns_in_finally():
    try:
        yield 1
    finally:
        return "from finally"


q = returns_in_finally()
next(q)
try:
    q.throw(ValueError("lost"))
except StopIteration as e:
    print(e.value)
