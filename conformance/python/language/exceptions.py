import sys


def order(fail, reraise=False):
    trace = []
    try:
        trace.append("try")
        if fail:
            raise fail
    except (KeyError, IndexError) as e:
        trace.append(f"except {e!r}")
        if reraise:
            raise
    except ValueError:
        trace.append("value")
        return trace
    else:
        trace.append("else")
    finally:
        trace.append("finally")
        print(" ", trace)
    return trace


print(order(None), order(KeyError("k")), order(ValueError()))
for args in ((KeyError("again"), True), (OSError("unhandled"),)):
    try:
        order(*args)
    except Exception as e:
        print("outside", repr(e))


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_in_loop():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f")
    return out


def swallowed():
    try:
        1 / 0
    finally:
        return "swallowed"


print(finally_wins(), finally_in_loop(), swallowed())
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    try:
        {}["x"]
    except KeyError as original:
        raise RuntimeError("wrapped") from original
except RuntimeError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    original
except NameError as e:
    print("the name is gone:", e)


class AppError(Exception):
    code = 1

    def __init__(self, message, *, hint=None):
        super().__init__(message)
        self.hint = hint


class DeepError(AppError, LookupError):
    code = 2


try:
    raise DeepError("deep", hint="look here")
except LookupError as e:
    e.add_note("a note")
    print(repr(e), str(e), e.hint, e.code, e.args, e.__notes__)
def raise_it(x):
    raise x


for bad in (lambda: raise_it(5), lambda: raise_it("text"), lambda: raise_it(None), lambda: raise_it(int)):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, e.__traceback__ is not None, e.__traceback__.tb_lineno, sys.exc_info()[0].__name__)
print(sys.exc_info())
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2), OSError(3)])])
except* ValueError as group:
    print("values", group.exceptions, group.message)
except* (TypeError, OSError) as group:
    print("others", group.exceptions)
try:
    assert 1 == 2, ("one", "two")
except AssertionError as e:
    print(e.args)
for kind in (ZeroDivisionError, KeyError, StopIteration, RecursionError, NotImplementedError, UnicodeDecodeError, ModuleNotFoundError):
    print([c.__name__ for c in kind.__mro__[:-1]])
nothing, five = None, 5
checks = [lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: [][0], lambda: {}["k"], lambda: "abc"[9],
          lambda: int("x"), lambda: int("12", 1), lambda: float("y"), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(),
          lambda: [1].remove(2), lambda: [1].index(2), lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: None.x, lambda: nothing[0],
          lambda: five[0], lambda: len(5), lambda: iter(5), lambda: next(5), lambda: {} < {}, lambda: 1 < "a", lambda: -"a", lambda: "a" * "b",
          lambda: chr(-1), lambda: ord("ab"), lambda: range(1, 2, 0), lambda: max(), lambda: max([]), lambda: sum(["a"]), lambda: "a".join([1])]
for check in checks:
    try:
        check()
    except Exception as e:
        print(type(e).__name__, e)
