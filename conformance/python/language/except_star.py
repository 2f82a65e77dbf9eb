"""Exception groups: except*, split, subgroup, nesting, re-raising a part."""


def group():
    return ExceptionGroup("all", [ValueError("v1"), TypeError("t1"), ExceptionGroup("inner", [ValueError("v2"), OSError("o")])])


try:
    raise group()
except* ValueError as eg:
    print("values", eg, eg.exceptions)
except* (TypeError, OSError) as eg:
    print("others", repr(eg))
g = group()
match, rest = g.split(ValueError)
print(match.exceptions, rest.exceptions)
print(g.subgroup(lambda e: isinstance(e, OSError)), g.subgroup(KeyError))
print(g.message, str(g), len(g.exceptions))
try:
    try:
        raise group()
    except* OSError:
        print("handled os")
except ExceptionGroup as left:
    print("left", repr(left))
try:
    try:
        raise group()
    except* TypeError as eg:
        raise RuntimeError("while handling")
except ExceptionGroup as e:
    print(repr(e))
try:
    try:
        raise ValueError("naked")
    except* ValueError as eg:
        print(repr(eg))
        raise
except ExceptionGroup as e:
    print("again", repr(e))
except ValueError as e:
    print("plain", repr(e))
try:
    try:
        print("no error")
    except* Exception:
        print("never")
    else:
        print("else")
    finally:
        print("finally")
except Exception:
    print("never")


class Batch(ExceptionGroup):
    def derive(self, excs):
        return Batch(self.message, excs)


b = Batch("batch", [ValueError(1), KeyError(2)])
print(type(b.subgroup(KeyError)).__name__, b.subgroup(KeyError).exceptions)
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup(3, [ValueError()])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
