"""Push pipelines: sources, filters, sinks, a tee, a switch, an accumulator, errors that travel up."""
from functools import wraps


def stage(f):
    @wraps(f)
    def start(*args):
        c = f(*args)
        next(c)
        return c
    return start


def source(items, target):
    for x in items:
        target.send(x)
    target.close()


@stage
def where(test, target):
    try:
        while True:
            x = yield
            if test(x):
                target.send(x)
    finally:
        target.close()


@stage
def each(f, target):
    try:
        while True:
            target.send(f((yield)))
    finally:
        target.close()


@stage
def collect(name, out):
    try:
        while True:
            out.append((yield))
    except GeneratorExit:
        print(name, "closed with", out)


@stage
def total(name):
    n = 0
    try:
        while True:
            n += yield
    finally:
        print(name, "total", n)


@stage
def both(*targets):
    try:
        while True:
            x = yield
            for t in targets:
                t.send(x)
    finally:
        for t in targets:
            t.close()


@stage
def batch(n, target):
    group = []
    try:
        while True:
            group.append((yield))
            if len(group) == n:
                target.send(group)
                group = []
    except GeneratorExit:
        if group:
            target.send(group)
        target.close()


source(range(10), where(lambda x: x % 2, both(collect("odd", []), each(lambda x: x * x, total("squares")))))
source("abcdefg", batch(3, each("".join, collect("batches", []))))


@stage
def fails_at(limit):
    n = 0
    while True:
        yield
        n += 1
        if n == limit:
            raise RuntimeError(f"full after {limit}")


try:
    source(range(9), both(collect("before failure", []), fails_at(3)))
except RuntimeError as e:
    print(e)


@stage
def guarded(target):
    while True:
        x = yield
        try:
            target.send(x)
        except (RuntimeError, StopIteration) as e:
            print("guard saw", repr(e))


g = guarded(fails_at(2))
for x in range(4):
    g.send(x)
g.close()


@stage
def protocol():
    state = "idle"
    while True:
        message = yield state
        match state, message:
            case "idle", "connect":
                state = "open"
            case "open", ("data", payload):
                print("payload", payload)
            case "open", "close":
                state = "idle"
            case _, other:
                print("bad", other, "in", state)


p = protocol()
print([p.send(m) for m in ("data", "connect", ("data", 5), "connect", "close")])
