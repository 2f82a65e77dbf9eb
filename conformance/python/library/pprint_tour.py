"""pprint on nested data of all kinds, widths, depth, compact, sorted keys, data classes, recursion."""
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from pprint import PrettyPrinter, pformat, pp, pprint
from types import SimpleNamespace

data = {"name": "Switch", "tags": ["a" * 20, "b" * 20, "c" * 20, "d" * 20], "nested": {"z": 1, "a": [1, 2, {"deep": (1, 2, 3)}]}, "t": (1,)}
pprint(data)
pprint(data, width=40)
pprint(data, depth=2)
pprint(data, indent=4, width=60)
pprint([list(range(i)) for i in range(12)], width=60)
pprint(list(range(60)), compact=True, width=60)
pp({"b": 1, "a": 2})
pprint({"b": 1, "a": 2}, sort_dicts=False)
print(pformat([1, "two", None]), pformat("short"), pformat({}), pformat(()), pformat(set()))
pprint({"s": {3, 1, 2}, "f": frozenset({"x", "y"})}, width=20)
pprint("a long text that has to be broken over several lines because it is wider than what is allowed", width=40)
pprint(["a long text that has to be broken over several lines", "x"], width=30)
pprint(OrderedDict((c * 10, i) for i, c in enumerate("abcd")), width=40)
pprint(defaultdict(int, {c * 10: i for i, c in enumerate("abcd")}), width=40)
pprint(Counter("abracadabra" * 3), width=20)
pprint(deque(range(30), maxlen=40), width=40)
pprint(SimpleNamespace(alpha="a" * 30, beta="b" * 30), width=50)


@dataclass
class Point:
    x: int
    label: str = "p" * 20
    kids: list = field(default_factory=list)


pprint(Point(1))
pprint(Point(1, kids=[Point(2), Point(3)]), width=60)
loop = [1]
loop.append(loop)
print(pformat(loop).split(" with")[0])
printer = PrettyPrinter(width=30, indent=2)
printer.pprint({"k": ["x" * 10] * 3})
print(printer.pformat([1, 2]))
pprint({i: "v" * i for i in range(0, 30, 5)})
pprint([("key%d" % i, i * 1000) for i in range(8)], underscore_numbers=True)
pprint({"a": {"b": {"c": {"d": {}}}}}, depth=3)
pprint([[[[]]]], depth=2)
pprint({(1, 2): "tuple", "str": b"bytes" * 20}, width=40, sort_dicts=False)
