"""throw with a class, an instance, three arguments; what a generator may do with it; context of errors."""


def g(reaction):
    while True:
        try:
            got = yield "value"
            print("got", got)
        except ValueError as e:
            print("caught", repr(e), "context", repr(e.__context__))
            if reaction == "return":
                return "returned"
            if reaction == "other":
                raise KeyError("other")
            if reaction == "from":
                raise KeyError("from") from e
            if reaction == "bare":
                raise


for reaction in ("stay", "return", "other", "from", "bare"):
    it = g(reaction)
    next(it)
    try:
        print("throw gave", it.throw(ValueError("v")))
    except Exception as e:
        print("throw raised", repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__))
    print(list(zip(range(2), it)))
it = g("stay")
next(it)
print(it.throw(ValueError))
print(it.throw(ValueError, "text"), it.throw(ValueError, ValueError("instance")))
for bad in (lambda: it.throw(3), lambda: it.throw("ValueError"), lambda: it.throw(ValueError("x"), "y")):
    try:
        bad()
    except TypeError as e:
        print(e)
fresh = g("stay")
try:
    fresh.throw(ValueError("too early"))
except ValueError as e:
    print("fresh", e)
print(list(fresh))


def during():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            yield 1
        except KeyError as e:
            print("inside handler", repr(e.__context__))
            raise


d = during()
next(d)
try:
    try:
        raise OSError("outer")
    except OSError:
        d.throw(KeyError("k"))
except KeyError as e:
    print(repr(e.__context__))


def finalise(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
f = finalise(log)
next(f)
f.close()
f.close()
f = finalise(log)
next(f)
del f
f = finalise(log)
f.close()
print(log)


def returns_on_close():
    try:
        yield
    except GeneratorExit:
        return "ignored value"


r = returns_on_close()
next(r)
print(r.close())


def raises_on_close():
    try:
        yield
    finally:
        raise RuntimeError("while closing")


r = raises_on_close()
next(r)
try:
    r.close()
except RuntimeError as e:
    print(e, repr(e.__context__))


def stop():
    yield 1
    raise StopIteration("leaks")


try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def inner_next():
    yield next(iter([]))


try:
    list(inner_next())
except RuntimeError as e:
    print(e)
