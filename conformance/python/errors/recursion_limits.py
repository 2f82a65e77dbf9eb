"""RecursionError in several places: function, repr, comparison, generator chain, property."""
import sys

sys.setrecursionlimit(300)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def depth():
    n = 0

    def go():
        nonlocal n
        n += 1
        go()

    try:
        go()
    except RecursionError as e:
        return n, str(e)


print(deep(200), depth())


class Loop:
    def __repr__(self):
        return f"<{self!r}>"

    def __eq__(self, other):
        return self == other

    @property
    def p(self):
        return self.p

    def __getattr__(self, name):
        return getattr(self, name + "x")


loop = Loop()
for f in (lambda: repr(loop), lambda: loop.p, lambda: loop.q):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__, e)


def chain(n):
    if n:
        yield from chain(n - 1)
    else:
        yield "leaf"


print(next(chain(200)))
try:
    next(chain(400))
except RecursionError as e:
    print(e)
a = []
for _ in range(500):
    a = [a]
try:
    print(len(repr(a)))
except RecursionError as e:
    print(e)
sys.setrecursionlimit(1000)
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
print(deep(900))
deep(2000)
