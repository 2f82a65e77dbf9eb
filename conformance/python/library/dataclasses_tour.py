from dataclasses import asdict, astuple, dataclass, field, fields, replace, FrozenInstanceError


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    tags: list = field(default_factory=list, repr=False, compare=False)
    done: bool = False

    def __post_init__(self):
        self.key = f"{self.priority}:{self.name}"


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


@dataclass
class Point3:
    x: int
    z: int = 5


@dataclass
class Child(Task):
    extra: str = "e"


a, b = Task(2, "b"), Task(1, "a", ["t"])
print(a, b, sorted([a, b])[0].name, a == Task(2, "other"), a.key)
a.tags.append("x")
print(a.tags, Task(0, "n").tags, [f.name for f in fields(Task)])
p = Point(1.5)
print(p, p.moved(1), hash(p) == hash(Point(1.5)), {p: 1}[Point(1.5)], p == Point(1.5, 0.0))
try:
    p.x = 3
except FrozenInstanceError as e:
    print(type(e).__name__, e)
print(asdict(b), astuple(p), Child(1, "c", extra="more"), Point3(1))
for bad in (lambda: Task(), lambda: Task(1, "n", [], True, 5), lambda: a < 5, lambda: hash(a)):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)
print(asdict(Task(1, "nested", [Point(1, 2), {"p": Point(3)}])))
match a:
    case Task(2, name):
        print("matched", name)
