"""Where the markers stand: binary operators, subscripts, attributes, calls, comparisons, unpacking, multi-line."""
import sys
import traceback


def attempt(f):
    try:
        f()
    except Exception:
        lines = traceback.format_exc().splitlines()
        print("\n".join(lines[3:]))


data = {"a": {"b": [1, 2, 3]}}


def binary():
    x = 1
    return x + 2 * ("a" - 1)


def subscript():
    return data["a"]["b"][7] + data["a"]


def attribute():
    return data["a"].missing.other


def call():
    return len(max(data["a"]["b"], key=lambda v: v.nope))


def compare():
    return 1 < 2 < "three"


def unpack():
    a, b = data["a"]["b"]


def multiline():
    return (data["a"]
            ["b"]
            [9])


def long_call():
    return int(
        "not a number",
        10,
    )


def augmented():
    total = 1
    total += "x"


def in_comprehension():
    return [10 / n for n in (1, 0)]


def in_fstring():
    return f"{data['zzz']} text"


def in_loop():
    for a, b in [(1, 2), (3,)]:
        pass


def unary():
    return -"text"


def raises():
    raise ValueError(f"some {'text'}") from KeyError("cause")


def asserts():
    assert data["a"] == {}, "not empty"


def deletes():
    del data["nothing"]


def starred():
    return [*data["a"]["b"], *5]


def keyword():
    return print("x", end=3)


def chained():
    return "abc".upper().nope().lower()


def with_statement():
    with data["a"] as x:
        pass


def lambda_call():
    return (lambda v: v["k"])(5)


def walrus():
    return (n := 5) + None


def import_it():
    import not_there


def conditional():
    return 1 if data["b"] else 2


for f in (binary, subscript, attribute, call, compare, unpack, multiline, long_call, augmented, in_comprehension, in_fstring, in_loop, unary, raises, asserts, deletes, starred, keyword, chained, with_statement, lambda_call, walrus, import_it, conditional):
    print(f.__name__)
    attempt(f)
