def leaf():
    try:
        got = yield 1
        print("leaf got", got)
        got = yield 2
        print("leaf got", got)
    except ValueError as e:
        print("leaf caught", e)
        yield 99
    finally:
        print("leaf finally")
    return "leaf result"


def middle():
    try:
        result = yield from leaf()
        print("middle got", result)
        return "middle result"
    finally:
        print("middle finally")


def top():
    result = yield from middle()
    print("top got", result)
    yield result


g = top()
print(next(g))
print(g.send("hello"))
print(g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)
print(g.send("again"))
print(g.gi_yieldfrom)
print(next(g, "end"))

g = top()
next(g)
print("throw ->", g.throw(ValueError("x")))
g.close()

g = top()
next(g)
try:
    g.throw(KeyError("not caught"))
except KeyError as e:
    print("KeyError", e)


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4, []]), 5], [[6]], 7])))


def over_iterators():
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    r = yield from []
    print("r", r)
    yield from map(str.upper, "z")


print(list(over_iterators()))


class Sendable:
    def __iter__(self):
        return self

    def __next__(self):
        print("next")
        return "n"

    def send(self, value):
        print("send", value)
        return "s"

    def close(self):
        print("closed")


def delegate():
    yield from Sendable()


g = delegate()
print(next(g), g.send(None), g.send(5))
g.close()
try:
    def bad():
        yield from 5
    next(bad())
except TypeError as e:
    print("TypeError:", e)
