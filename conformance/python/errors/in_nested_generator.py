def numbers():
    yield 1
    yield 2
    raise LookupError("no more numbers")


def doubled(source):
    try:
        for n in source:
            yield n * 2
    finally:
        print("doubled ends")


def wrapped():
    yield from doubled(numbers())


for value in wrapped():
    print(value)
