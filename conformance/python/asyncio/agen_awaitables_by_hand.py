"""The awaitables of an asynchronous generator, sent into, thrown into and closed one step at a time."""
import asyncio


class Pause:
    def __await__(self):
        got = yield "pause"
        return got


async def numbers():
    try:
        yield 1
        print("paused", await Pause())
        yield 2
    except ValueError as error:
        print("caught", error)
        yield 3
    finally:
        print("left")


def step(what, act):
    try:
        print(what, "->", act())
    except BaseException as error:
        print(what, "!!", type(error).__name__, *error.args)


def drive():
    it = numbers()
    first = it.asend(None)
    step("send", lambda: first.send(None))
    step("send again", lambda: first.send(None))
    step("throw again", lambda: first.throw(ValueError(1)))
    second = it.asend(None)
    third = it.asend(None)
    step("second", lambda: second.send(None))
    step("third while second runs", lambda: third.send(None))
    step("third once more", lambda: third.send(None))
    step("close while second runs", lambda: it.aclose().send(None))
    step("athrow while second runs", lambda: it.athrow(KeyError).send(None))
    step("second goes on", lambda: second.send("value"))
    step("third is usable", lambda: third.send(None))
    step("end", lambda: it.asend(None).send(None))
    step("aclose at the end", lambda: it.aclose().send(None))
    step("athrow at the end", lambda: it.athrow(KeyError(1)).send(None))


def abandoned():
    it = numbers()
    one = it.asend(None)
    step("one", lambda: one.send(None))
    two = it.asend(None)
    step("two", lambda: two.send(None))
    two.close()
    step("still running", lambda: it.asend(None).send(None))
    step("running?", lambda: it.ag_running)


def thrown():
    it = numbers()
    step("athrow first", lambda: it.athrow(ValueError("early")).send(None))
    it = numbers()
    step("one", lambda: it.asend(None).send(None))
    closing = it.athrow(ValueError("late"))
    step("value into a fresh athrow", lambda: closing.send(5))
    step("athrow", lambda: closing.send(None))
    step("athrow again", lambda: closing.send(None))
    step("aclose", lambda: it.aclose().send(None))
    step("value into a fresh generator", lambda: numbers().asend(7).send(None))


for part in (drive, abandoned, thrown):
    print("--", part.__name__)
    part()
