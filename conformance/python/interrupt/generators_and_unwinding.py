"""Exceptions, finally blocks and closing generators, cut anywhere."""
trace = []


def inner(n):
    try:
        for i in range(n):
            try:
                got = yield i
                trace.append(("got", got))
            except ValueError as e:
                trace.append(("value", str(e)))
                yield "recovered"
            finally:
                trace.append("f")
    finally:
        trace.append("inner done")
    return n


def outer(n):
    try:
        result = yield from inner(n)
        trace.append(("result", result))
        yield from inner(1)
    except KeyError as e:
        trace.append(("key", str(e)))
        raise RuntimeError("converted") from e
    finally:
        trace.append("outer done")


g = outer(3)
print(next(g), g.send("x"), g.throw(ValueError("v")), next(g, "end"))
try:
    g.throw(KeyError("k"))
except RuntimeError as e:
    print(e, repr(e.__cause__))
print(trace)
trace.clear()
h = outer(5)
next(h)
h.close()
print(trace)
trace.clear()
k = outer(2)
print(list(k))
del k
print(trace)


class Guard:
    def __init__(self, tag):
        self.tag = tag

    def __enter__(self):
        trace.append("+" + self.tag)
        return self

    def __exit__(self, *exc):
        trace.append("-" + self.tag)
        return exc[0] is LookupError

    def __del__(self):
        trace.append("~" + self.tag)


def stacked():
    for i in range(3):
        with Guard("a"), Guard("b") as b:
            if i == 0:
                continue
            if i == 1:
                raise LookupError
            return b.tag


trace.clear()
print(stacked())
print(trace)
