from contextlib import ContextDecorator, ExitStack, contextmanager, nullcontext, suppress


class Res:
    def __init__(self, name, swallow=False, fail=False):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("open", self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        print("close", self.name, repr(value))
        if self.fail:
            raise OSError(f"closing {self.name}")
        return self.swallow


with ExitStack() as stack:
    names = [stack.enter_context(Res(n)) for n in "ab"]
    stack.callback(lambda x, y=0: print("callback", x, y), 1, y=2)
    print(names)

with ExitStack() as stack:
    stack.enter_context(Res("outer", swallow=True))
    stack.enter_context(Res("inner"))
    raise ValueError("swallowed by outer")

try:
    with ExitStack() as stack:
        stack.enter_context(Res("first"))
        stack.enter_context(Res("second", fail=True))
        stack.enter_context(Res("third", fail=True))
        raise KeyError("body")
except OSError as e:
    chain = []
    while e:
        chain.append(repr(e))
        e = e.__context__
    print(" <- ".join(chain))


def acquire_all(names):
    with ExitStack() as stack:
        for n in names:
            if n == "bad":
                raise RuntimeError("cannot open bad")
            stack.enter_context(Res(n))
        return stack.pop_all()


held = acquire_all("xy")
print("held")
held.close()
try:
    acquire_all(["p", "bad"])
except RuntimeError as e:
    print(e)
with nullcontext("value") as v, suppress(ZeroDivisionError):
    print(v, 1 / 0)


class Announce(ContextDecorator):
    def __enter__(self):
        print("begin")

    def __exit__(self, *exc):
        print("end")


@Announce()
def f():
    print("f")


f()


@contextmanager
def nested(n):
    print("down", n)
    if n:
        with nested(n - 1):
            yield n
    else:
        yield 0
    print("up", n)


with nested(3) as depth:
    print("inside", depth)
