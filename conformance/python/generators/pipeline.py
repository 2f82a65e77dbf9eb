"""A pipeline of generators over lines of a log, after the well-known talk."""

LOG = """\
10.0.0.1 GET /index.html 200 512
10.0.0.2 GET /logo.png 304 -
10.0.0.1 POST /login 302 64
10.0.0.3 GET /index.html 200 512
10.0.0.2 GET /missing 404 128
10.0.0.4 GET /big.iso 200 4096
"""


def lines(text):
    for line in text.splitlines():
        print("    read", line.split()[2])
        yield line


def fields(lines):
    names = ("host", "method", "path", "status", "bytes")
    for line in lines:
        yield dict(zip(names, line.split()))


def convert(records):
    for r in records:
        r["status"] = int(r["status"])
        r["bytes"] = 0 if r["bytes"] == "-" else int(r["bytes"])
        yield r


def only(records, **wanted):
    return (r for r in records if all(r[k] == v for k, v in wanted.items()))


def pairs(iterable):
    previous = None
    for item in iterable:
        if previous is not None:
            yield previous, item
        previous = item


records = convert(fields(lines(LOG)))
print(next(records))
ok = only(records, status=200, method="GET")
print("nothing read yet")
print("first", next(ok)["host"])
print("total bytes", sum(r["bytes"] for r in ok))
print("left", list(records))
for a, b in pairs(r["path"] for r in convert(fields(lines(LOG)))):
    print(a, "->", b)
