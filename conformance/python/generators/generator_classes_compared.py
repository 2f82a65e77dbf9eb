"""The same sequence as a class with __next__, as a generator function, as an expression, by iter() and by closures."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountdownIterator(self.n)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class WithGenerator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1


def function(n):
    while n:
        yield n
        n -= 1


def closure(n):
    def step():
        nonlocal n
        n -= 1
        return n + 1
    return step


for made in (Countdown(3), WithGenerator(3), function(3), (n for n in (3, 2, 1)), iter(closure(3), 0)):
    print(type(made).__name__, list(made), list(made))
c = Countdown(2)
print([(a, b) for a in c for b in c], sum(c), max(c), sorted(c), 2 in c, list(zip(c, c)))
it = iter(c)
print([(a, b) for a in it for b in it])
g = function(5)
for x in g:
    if x == 4:
        break
print(next(g), list(g), next(g, "empty"))
first, *rest = function(4)
print(first, rest, *function(2), {**dict.fromkeys(function(2), 0)})


class Peekable:
    def __init__(self, it):
        self.it, self.buffer = iter(it), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=None):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                return default
        return self.buffer[-1]


p = Peekable("abc")
print(p.peek(), next(p), p.peek(), list(p), p.peek("none"))


def groups(it, same):
    it = Peekable(it)
    while (head := it.peek(None)) is not None:
        group = [next(it)]
        while it.peek() is not None and same(head, it.peek()):
            group.append(next(it))
        yield group


print(list(groups([1, 1, 2, 3, 3, 3], lambda a, b: a == b)))
