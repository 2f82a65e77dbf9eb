# The same sequence as an iterator class, a generator, an expression and iter() with two arguments; where they differ.
import sys
from collections import deque


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def count(n):
    while n > 0:
        n -= 1
        yield n


def steps(n):
    left = [n]

    def step():
        left[0] -= 1
        return left[0]
    return step


forms = {'class': Count(3), 'generator': count(3), 'expression': (n for n in range(2, -1, -1)), 'iter': iter(steps(3), -1)}
for name, it in forms.items():
    print(name, iter(it) is it, list(it), list(it), next(it, 'over'), type(it).__name__)


class Fickle:
    """Goes on after it has said that it is over: not what the protocol wants."""

    def __init__(self):
        self.turn = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.turn += 1
        if self.turn % 3 == 0:
            raise StopIteration
        return self.turn


f = Fickle()
print(list(f), list(f), next(f))


def reentrant():
    while True:
        try:
            yield next(me)
        except ValueError as e:
            yield str(e)


me = reentrant()
print(next(me))


def spam(state=[0]):
    state[0] += 1
    if state[0] == 3:
        print('inside', list(it))
    return state[0]


it = iter(spam, 6)
print(list(it), list(it))


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Old()), 4 in Old(), max(Old()), dict(zip('abc', Old())), [*Old()], sum(Old()))
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r))
d = deque(maxlen=2)
d.extend(count(5))
print(d, sys.getsizeof(count(10 ** 9)) == sys.getsizeof(count(1)))
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
print(items)
a, b = iter('abcdef'), None
b = a
print([x + y for x, y in zip(a, b)], list(zip(*[iter(range(7))] * 3)))
for bad in (lambda: iter(5), lambda: next([1]), lambda: iter(5, 6), lambda: list(Bad()), lambda: iter(NotIter())):
    class Bad:
        __iter__ = None

    class NotIter:
        def __iter__(self):
            return [1]
    try:
        bad()
    except TypeError as e:
        print(e)
