def numbers(n):
    for i in range(n):
        yield i


def outer(n):
    yield from numbers(n)


for x in outer(3):
    print(x)
