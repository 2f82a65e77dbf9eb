"""Coroutines in the old sense: values are pushed into a chain of generators."""
from functools import wraps


def coroutine(func):
    @wraps(func)
    def start(*args, **kwargs):
        cr = func(*args, **kwargs)
        next(cr)
        return cr
    return start


@coroutine
def grep(pattern, target):
    print("looking for", pattern)
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        print("grep closes")
        target.close()


@coroutine
def printer():
    n = 0
    try:
        while True:
            line = yield
            n += 1
            print("   >", line)
    finally:
        print("printer saw", n, "lines")


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


@coroutine
def average(report):
    total = count = 0
    while True:
        value = yield total / count if count else None
        total += value
        count += 1
        report(total / count)


print(grep.__name__, printer.__wrapped__.__name__)
p = printer()
b = broadcast(grep("python", p), grep("loop", p))
for text in ("python has generators", "java does not", "a python event loop", "while loop"):
    b.send(text)
b.close()
print("closed the broadcaster only")
p.close()
avg = average(lambda v: print("average", v))
print([avg.send(v) for v in (10, 20, 60)])
try:
    avg.send("text")
except TypeError as e:
    print("TypeError:", e)
try:
    avg.send(1)
except StopIteration:
    print("dead")
