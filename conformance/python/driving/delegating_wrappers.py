"""Wrappers around generators and coroutines that watch every send, throw and close."""
import types


class Watched:
    def __init__(self, gen, log):
        self.gen, self.log = gen, log

    def __iter__(self):
        return self

    def __await__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        self.log.append(f"send {value!r}")
        return self.gen.send(value)

    def throw(self, *error):
        self.log.append(f"throw {error[0]!r}" if not isinstance(error[0], type) else f"throw {error[0].__name__}")
        return self.gen.throw(*error)

    def close(self):
        self.log.append("close")
        self.gen.close()


def worker():
    total = 0
    try:
        while True:
            try:
                total += (yield total)
            except ArithmeticError:
                total = -1
    finally:
        print("worker finally", total)


def outer(log):
    result = yield from Watched(worker(), log)
    return result


log = []
g = outer(log)
print(next(g), g.send(5), g.send(6), g.throw(ArithmeticError), g.throw(ZeroDivisionError("z")), g.send(3))
g.close()
print(log)
log.clear()
g = outer(log)
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
print(log)


@types.coroutine
def legacy(n):
    for i in range(n):
        got = yield i
        print("legacy got", got)
    return "legacy result"


async def modern(log):
    return await Watched(legacy(2), log)


log.clear()
c = modern(log)
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as stop:
    print(stop.value, log)


class OnlyNext:
    def __iter__(self):
        return self

    def __next__(self):
        return "n"


def plain():
    try:
        yield from OnlyNext()
    except AttributeError as e:
        print("AttributeError", e)
        yield "still here"


g = plain()
print(next(g), next(g))
print(g.send(1))
g = plain()
next(g)
try:
    g.throw(ValueError("no throw method: raised here"))
except ValueError as e:
    print(e)
g = plain()
next(g)
g.close()
print("closed without a close method")
