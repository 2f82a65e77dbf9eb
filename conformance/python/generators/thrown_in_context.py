"""What is thrown into a generator has what the generator handles as its context, not what its caller handles."""


def plain():
    try:
        yield 1
    except ValueError as error:
        print("inside", repr(error.__context__))
        raise


def handling():
    try:
        [][1]
    except IndexError:
        yield 2


def delegating():
    yield from plain()


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return 0


def over_iterator():
    yield from Endless()


def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return names


def throw(make, what, start=True):
    g = make()
    if start:
        next(g)
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            g.throw(what)
        except ValueError as error:
            print(make.__name__, start, chain(error))
        try:
            g.throw(ValueError("closed"))
        except ValueError as error:
            print(make.__name__, "closed", chain(error))


for make in (plain, handling, delegating, over_iterator):
    throw(make, ValueError("instance"))
    throw(make, ValueError)
    throw(make, ValueError("not begun"), start=False)


def closing():
    try:
        yield
    except GeneratorExit as error:
        print("exit", chain(error))


try:
    {}["key"]
except KeyError:
    g = closing()
    next(g)
    g.close()
    g = closing()
    next(g)
    del g
