def outer(depth):
    if depth:
        yield from outer(depth - 1)
    else:
        got = yield 0
