from dataclasses import dataclass
from enum import Enum


@dataclass
class Point:
    x: int
    y: int


class Color(Enum):
    RED = 1
    GREEN = 2


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right


def describe(value):
    match value:
        case 0 | 1:
            return "zero or one"
        case True | None:
            return "singleton"
        case "yes" | "no" as answer:
            return f"answer {answer}"
        case int(n) if n < 0:
            return f"negative {n}"
        case int():
            return "int"
        case float(f):
            return f"float {f}"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x}"
        case [first, *_, "end"]:
            return f"{first} to end"
        case [[a, b], *rest]:
            return f"nested {a} {b} {rest}"
        case (1, _, *others):
            return f"starts with one {others}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **rest}:
            return f"{kind} {rest}"
        case {}:
            return "mapping"
        case Point(x=0, y=y):
            return f"on the y axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Pair(Pair(a, b), c):
            return f"pair of pair {a} {b} {c}"
        case Pair(left=l):
            return f"pair {l}"
        case Color.RED:
            return "red"
        case str() as s:
            return f"text {s}"
        case _:
            return "something else"


for value in (0, 1, True, None, "yes", -5, 7, 2.5, [], [9], [1, 2, "end"], [[1, 2], 3], (1, 2, 3), {"type": "circle", "r": 2}, {"type": "square", "a": 1},
              {"x": 1}, Point(0, 5), Point(3, 3), Point(1, 2), Pair(Pair(1, 2), 3), Pair(1, 2), Color.RED, Color.GREEN, "other", {1}, "ab", b"x", range(2)):
    print(type(value).__name__, "->", describe(value))


def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["take", item, *more]:
            return f"taking {item} and {len(more)} more"
        case ["quit" | "exit"]:
            return "bye"
        case [verb, *_]:
            return f"cannot {verb}"
        case _:
            return "say something"


for line in ("go north", "go west", "take lamp", "take lamp key", "exit", "", "dance now"):
    print(repr(line), "->", command(line))
match 5:
    case bound:
        pass
print(bound)
match "nothing":
    case 5:
        print("never")
print("fell through")
