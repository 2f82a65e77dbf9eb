def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("not yet")


def runner():
    g = stubborn()
    next(g)
    g.close()


runner()
