class Countdown:
    def __init__(self, n, error):
        self.n, self.error = n, error

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        print("next", self.n)
        if self.n < 0:
            raise self.error("from next")
        return self.n


class NotIterator:
    def __iter__(self):
        return 5


class OldStyle:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * i


def unpack(it):
    a, b = it


def star(it):
    first, *rest = it
    return rest


consumers = [("list", list), ("sum", sum), ("for", lambda it: [x for x in it]), ("unpack", unpack), ("star", star),
             ("in", lambda it: 99 in it), ("call", lambda it: print(*it)), ("join", lambda it: ",".join(map(str, it))),
             ("dict", lambda it: dict(enumerate(it))), ("zip", lambda it: list(zip("abc", it))), ("max", max),
             ("extend", lambda it: [].extend(it)), ("yield from", lambda it: list((lambda: (yield from it))())),
             ("any", lambda it: any(it)), ("sorted", sorted), ("tuple", tuple), ("set", set), ("next", lambda it: (next(it), next(it), next(it)))]
for name, consume in consumers:
    for error in (StopIteration, KeyError):
        try:
            print(name, "->", consume(Countdown(2, error)))
        except (KeyError, StopIteration, ValueError) as e:
            print(name, type(e).__name__, e)
print(list(OldStyle()), 4 in OldStyle(), max(OldStyle()))
for bad in (NotIterator(), 5, None):
    try:
        for x in bad:
            pass
    except TypeError as e:
        print("TypeError:", e)
again = Countdown(1, StopIteration)
print(list(again), list(again))
print(list(iter([3, 2, 1, 0].pop, 2)), next(iter([]), "default"))
