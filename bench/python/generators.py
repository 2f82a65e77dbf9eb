# Values through plain generators, through `yield from` chains, and back in by send.
SCALE = 20


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def through(depth, n):
    if depth == 0:
        yield from count(n)
    else:
        yield from through(depth - 1, n)


def echo():
    value = 0
    while True:
        value = (yield value) + 1


total = 0
for value in count(300_000 * SCALE):
    total += value
for value in through(10, 75_000 * SCALE):
    total += value
talk = echo()
next(talk)
for _ in range(150_000 * SCALE):
    total += talk.send(1)
print(total, sum(x * 2 for x in range(150_000 * SCALE)))
