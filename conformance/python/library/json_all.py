import json
from dataclasses import asdict, dataclass
from datetime import date

data = {"name": "A\u00e9\"\n", "n": [1, 2.5, -3e20, True, False, None], "nested": {"k": {}, "e": []}, 1: "int key", None: 0}
print(json.dumps(data))
print(json.dumps(data, indent=2, ensure_ascii=False))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps([1, [2]], indent="-"), json.dumps("x"), json.dumps((1, 2)), json.dumps(float("nan")), json.dumps(10 ** 30))
print(json.loads('{"a": [1, 2.0, "x\\u00e9\\n", null, true], "b": {"c": -1e3}}'), json.loads("  3 "), json.loads('"s"'), json.loads("[]"), json.loads("NaN"))
for bad in ("", "{", "{'a': 1}", "[1,]", '{"a" 1}', "nul", "[1] x", '"unterminated', '{"a": 1,}'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos, e.lineno, e.colno)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
try:
    json.dumps({(1, 2): 3})
except TypeError as e:
    print(e)
try:
    loop = []
    loop.append(loop)
    json.dumps(loop)
except ValueError as e:
    print(e)


@dataclass
class P:
    x: int
    when: date


def default(o):
    if isinstance(o, P):
        return asdict(o)
    if isinstance(o, (set, frozenset)):
        return sorted(o)
    return str(o)


print(json.dumps([P(1, date(2024, 1, 1)), {3, 1}], default=default))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps({"z": 1 + 2j}, cls=Encoder), Encoder(indent=1).encode([1]))
print(json.loads('{"x": 1, "y": 2}', object_hook=lambda d: P(**{"x": d["x"], "when": None})), json.loads('[1.5, 2]', parse_float=str, parse_int=lambda s: int(s) * 10), json.loads('{"a":1,"a":2}', object_pairs_hook=list))
print(json.dumps({"k": data["n"]}, skipkeys=True), json.loads(json.dumps(data))["1"], json.dumps("😀"), json.loads('"\\ud83d\\ude00"'))
import io
f = io.StringIO()
json.dump({"a": 1}, f)
print(f.getvalue(), json.load(io.StringIO("[1, 2]")))
