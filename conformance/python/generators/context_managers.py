from contextlib import ExitStack, closing, contextmanager, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


with tag("p") as t, tag("b") as u:
    print(t, u)

with tag("i"):
    raise KeyError("gone")

try:
    with tag("i"):
        raise ValueError("passes through")
except ValueError as e:
    print("outside:", e)


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


for factory in (no_yield, two_yields):
    try:
        with factory():
            print("body")
    except RuntimeError as e:
        print("RuntimeError:", e)


@tag("decorated")
def function(x):
    print("in function", x)
    return x * 2


print(function(2), function(3))


class Resource:
    def __init__(self, n):
        self.n = n

    def close(self):
        print("close", self.n)


with closing(Resource(1)) as r:
    print("using", r.n)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")

with ExitStack() as stack:
    for name in "abc":
        stack.enter_context(tag(name))
    stack.callback(print, "callback", sep="...")
    stack.push(lambda *exc: print("exit sees", exc[0]) or True)
    raise RuntimeError("swallowed by the pushed exit")
print("after stack")

stack = ExitStack()
stack.enter_context(tag("moved"))
later = stack.pop_all()
stack.close()
print("not closed yet")
later.close()
