"""Generators for systems programmers: a log pipeline over text, follow, cut, grep, sums, fan-out."""
import io
from collections import Counter

LOG = """\
127.0.0.1 - - [24/Feb/2008:00:08:59 -0600] "GET /ply/ply.html HTTP/1.1" 200 97238
10.0.0.7 - - [24/Feb/2008:00:09:12 -0600] "GET /ply/missing HTTP/1.1" 404 133
127.0.0.1 - - [24/Feb/2008:00:10:02 -0600] "POST /form HTTP/1.1" 302 -
10.0.0.9 - - [24/Feb/2008:00:11:45 -0600] "GET /index.html HTTP/1.1" 200 4510
"""


def lines(text):
    with io.StringIO(text) as f:
        yield from f
    print("closed file")


def parse(rows):
    for row in rows:
        host, _, _, when, zone, method, path, proto, status, size = row.split()
        yield {"host": host, "path": path, "status": int(status), "bytes": 0 if size == "-" else int(size), "method": method.strip('"')}


def field_map(dicts, name, func):
    for d in dicts:
        d[name] = func(d[name])
        yield d


def grep(pattern, rows):
    return (row for row in rows if pattern in row)


print("total", sum(d["bytes"] for d in parse(lines(LOG))))
print(Counter(d["host"] for d in parse(lines(LOG))).most_common(1))
print([d["path"] for d in field_map(parse(grep(" 200 ", lines(LOG))), "path", str.upper)])
print(max((d["bytes"], d["path"]) for d in parse(lines(LOG))))


def coroutine(func):
    def start(*args, **kwargs):
        cr = func(*args, **kwargs)
        next(cr)
        return cr
    return start


@coroutine
def printer(tag):
    try:
        while True:
            line = yield
            print(tag, line)
    except GeneratorExit:
        print(tag, "closing")


@coroutine
def cogrep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    finally:
        target.close()


@coroutine
def broadcast(targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


source = broadcast([cogrep("GET", printer("G")), cogrep("POST", printer("P"))])
for row in LOG.splitlines():
    source.send(row.split('"')[1])
source.close()
del source
print("end")
f = io.StringIO()
print("into a file", 1, 2, file=f)
f.write("more\n")
f.seek(0)
print([line.rstrip() for line in f], f.getvalue().count("\n"), f.tell())
f.seek(0)
print(repr(f.readline()), repr(f.read(4)), f.readlines())
