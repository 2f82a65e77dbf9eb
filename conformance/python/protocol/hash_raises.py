class Bad:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n)
        raise OSError(f"no hash for {self.n}")


class Unhashable:
    __hash__ = None


class NotInt:
    def __hash__(self):
        return "text"


class EqOnly:
    def __eq__(self, other):
        return True


class Big:
    def __hash__(self):
        return 2 ** 70 + 5


d, s = {}, set()
for make in (lambda: Bad(1), Unhashable, NotInt, EqOnly, list, dict, set):
    for name, operation in (("hash", hash), ("dict", lambda x: d.get(x)), ("set", s.add), ("in", lambda x: x in s),
                            ("frozenset", lambda x: frozenset([x])), ("literal", lambda x: {x: 1}), ("tuple", lambda x: hash((1, x)))):
        try:
            operation(make())
            print(name, "worked")
        except (TypeError, OSError) as e:
            print(name, type(e).__name__, e)
print(d, s)
print(hash(Big()) == hash(2 ** 70 + 5), hash(1.0) == hash(1) == hash(True), hash(-1), hash(2 ** 61 - 1), hash(0.5))
print(hash("") == 0, hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)), hash(None) == hash(None))
calls = []


class Counted:
    def __hash__(self):
        calls.append(1)
        return 7


c = Counted()
d = {c: 1}
d[c] = 2
d.setdefault(c, 3)
d.update({c: 4})
print(d[c], c in d, len(calls))
