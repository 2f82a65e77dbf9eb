"""Exceptions: args, notes, cause and context, else and finally order, re-raising, custom hierarchies."""


class AppError(Exception):
    """Base of the application."""

    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail


class NotFound(AppError):
    code = 404

    def __str__(self):
        return f"[{self.code}] {self.args[0]} ({self.detail})"


try:
    raise NotFound("page", detail="/x")
except AppError as e:
    print(e, repr(e), e.args, type(e).__mro__[1].__name__)


def flow(n):
    out = []
    try:
        out.append("try")
        if n == 1:
            raise KeyError("k")
        if n == 2:
            return out
    except KeyError as e:
        out.append(f"except {e}")
    else:
        out.append("else")
    finally:
        out.append("finally")
        if n == 3:
            return "finally wins"
    return out


print([flow(n) for n in range(4)])
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise AppError("wrapped") from e
except AppError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try:
        {}["a"]
    except KeyError:
        raise ValueError("hidden") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__, repr(e.__context__))
e = ValueError("noted")
e.add_note("first")
e.add_note("second")
print(e.__notes__, e)
try:
    e.add_note(3)
except TypeError as error:
    print(error)
try:
    raise "text"
except TypeError as error:
    print(error)
try:
    raise ValueError from 3
except TypeError as error:
    print(error)


def retry():
    for attempt in range(3):
        try:
            if attempt < 2:
                raise ConnectionError(f"attempt {attempt}")
            return f"ok after {attempt}"
        except ConnectionError as error:
            print(error)
            last = error
    raise last


print(retry())
try:
    e
    del e
    e
except NameError as error:
    print(error, error.name)
for bad in (lambda: int("x"), lambda: [][1], lambda: {}["q"], lambda: None.x, lambda: undefined, lambda: "a" + 1,
            lambda: len(3), lambda: int([]), lambda: [1, 2].index(5), lambda: (1, 2) + [3], lambda: iter(3), lambda: next(iter([])),
            lambda: "abc".index("z"), lambda: float("q"), lambda: "%d" % "x", lambda: [1] * "a", lambda: {[]: 1}, lambda: print(end=3)):
    try:
        bad()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(issubclass(TimeoutError, OSError), ConnectionError.__mro__[1].__name__, IOError is OSError, OSError(2, "No such file", "f.txt"))
print(repr(KeyError("a")), str(KeyError("a")), StopIteration(3).value, SystemExit(2).code, UnicodeDecodeError("utf8", b"\xff", 0, 1, "bad"))
