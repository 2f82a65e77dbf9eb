"""Parsing text with regular expressions into records, grouping them, and writing them as JSON."""
import json
import re
from collections import defaultdict

TEXT = """
2024-01-03 10:15:02 [INFO] api: GET /users/42 200 12ms
2024-01-03 10:15:03 [ERROR] db: timeout after 3000ms (retry=1)
bad line
2024-01-03 10:15:07 [INFO] api: POST /users 201 40ms
2024-01-04 00:00:00 [WARN] api: GET /slow 200 5000ms
"""
LINE = re.compile(r"""
    ^(?P<day>\d{4}-\d\d-\d\d)\s(?P<time>[\d:]{8})\s
    \[(?P<level>[A-Z]+)\]\s(?P<part>\w+):\s(?P<text>.*)$
""", re.VERBOSE | re.MULTILINE)
REQUEST = re.compile(r"(?P<method>GET|POST) (?P<path>/\S*) (?P<status>\d{3}) (?P<ms>\d+)ms")
records = [m.groupdict() for m in LINE.finditer(TEXT)]
for r in records:
    if m := REQUEST.fullmatch(r["text"]):
        r |= {k: int(v) if v.isdigit() else v for k, v in m.groupdict().items()}
        r["path"] = re.sub(r"/\d+", "/:id", r["path"])
    r["extra"] = dict(re.findall(r"(\w+)=(\w+)", r["text"]))
print(len(records), [r["level"] for r in records])
by_day = defaultdict(list)
for r in records:
    by_day[r["day"]].append(r.get("ms", int(re.search(r"(\d+)ms", r["text"])[1])))
print(json.dumps({d: {"n": len(v), "max": max(v)} for d, v in by_day.items()}, indent=1))
print(json.dumps([{k: r[k] for k in ("method", "path", "status") if k in r} for r in records]))
print([line for line in TEXT.strip().splitlines() if not LINE.match(line)], records[1]["extra"])
print(re.sub(r"(?P<y>\d+)-(?P<m>\d+)-(?P<d>\d+)", r"\g<d>.\g<m>.\g<y>", TEXT.split("\n")[1][:10]), re.split(r"[:\s]+", "10:15:02 [INFO]"))
