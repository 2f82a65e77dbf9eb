"""match statements on commands, events, trees, and json: guards, captures, or-patterns, rest."""
from dataclasses import dataclass
from enum import Enum


class Colour(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Click:
    x: int
    y: int
    button: str = "left"


@dataclass
class Key:
    name: str


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


def describe(v):
    match v:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case bool() | int():
            return "int"
        case float(f):
            return f"float {f}"
        case "":
            return "empty text"
        case str() as s if s.isupper():
            return f"shout {s}"
        case "go", ("north" | "south") as way:
            return f"go {way}"
        case ["go", *rest]:
            return f"go {rest}"
        case [_, _]:
            return "two"
        case [Click(x=0), *_]:
            return "edge click first"
        case Click(x, y, button="right"):
            return f"menu at {x},{y}"
        case Click(x, y):
            return f"click {x},{y}"
        case Key(name="q" | "Q"):
            return "quit"
        case Key(name):
            return f"key {name}"
        case {"type": "user", "name": str(name), **rest}:
            return f"user {name} {rest}"
        case {"items": [{"id": first}, *_]}:
            return f"first id {first}"
        case {}:
            return "mapping"
        case Colour.RED:
            return "red"
        case Colour():
            return "other colour"
        case None:
            return "none"
        case Pair(Pair(a, b), c):
            return f"nested {a}{b}{c}"
        case Pair(left=l, right=None):
            return f"left only {l}"
        case [[a, b], [c, d]] if a == d:
            return "corner"
        case (a, b, *_):
            return f"starts {a} {b}"
        case _:
            return "other"


for v in (0, True, -4, 9, 2.5, "", "HEY", "hey", ("go", "north"), ("go", "home"), ["go"], [1, 2], [Click(0, 1), 2, 3],
          Click(3, 4, "right"), Click(5, 6), Key("Q"), Key("w"), {"type": "user", "name": "Ann", "age": 3}, {"type": "user", "name": 3},
          {"items": [{"id": 9}, {}]}, Colour.RED, Colour.BLUE, None, Pair(Pair(1, 2), 3), Pair(1, None), Pair(1, 2), [1, 2, 3], b"ab", {1, 2}, range(3)):
    print(repr(v) if not isinstance(v, Pair) else "Pair", "->", describe(v))


def evaluate(tree):
    match tree:
        case ("+", l, r):
            return evaluate(l) + evaluate(r)
        case ("*", l, r):
            return evaluate(l) * evaluate(r)
        case ("neg", x):
            return -evaluate(x)
        case int() | float():
            return tree
        case unknown:
            raise ValueError(f"bad node {unknown!r}")


print(evaluate(("+", 1, ("*", 2, ("neg", 3)))))
try:
    evaluate(("/", 1, 2))
except ValueError as e:
    print(e)
match {"a": 1}:
    case {"b": _}:
        print("b")
    case {"a": x}:
        print("a", x)
match [1, [2, [3]]]:
    case [a, [b, [c]]]:
        print(a, b, c)
match -3:
    case -3:
        print("minus three")
match 1 + 2j:
    case 1 + 2j:
        print("complex")
try:
    match Click(1, 2):
        case Click(1, 2, 3, 4):
            pass
except TypeError as e:
    print(e)
