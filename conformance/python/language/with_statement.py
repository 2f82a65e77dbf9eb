class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise OSError("cannot enter " + self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise RuntimeError("exit failed")
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("x"),
    Manager("y", swallow=True) as y,
):
    raise KeyError("swallowed by y")
try:
    with Manager("outer"), Manager("inner", fail="enter"):
        print("never")
except OSError as e:
    print(e)
try:
    with Manager("outer"), Manager("inner", fail="exit"):
        raise ValueError("body")
except RuntimeError as e:
    print(e, "| context", repr(e.__context__))


def leave(how):
    for i in range(2):
        with Manager(f"{how}{i}"):
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
    return "end"


for how in ("return", "break", "continue"):
    print(leave(how))


class Partial:
    def __enter__(self):
        return self


for bad in (Partial(), 5):
    try:
        with bad:
            print("never")
    except TypeError as e:
        print("TypeError:", e)


class Target:
    pass


t, d = Target(), {}
with Manager("attr") as t.name, Manager("item") as d["k"]:
    print(t.name, d)
with Manager("tuple", swallow=True) as (p, q, r, s, u):
    print(p, q, r, s, u)
with Manager("too many", swallow=True) as (p, q):
    print("never")


def generator():
    with Manager("in generator"):
        yield 1
        yield 2


for v in generator():
    print(v)
    break
print("done")
