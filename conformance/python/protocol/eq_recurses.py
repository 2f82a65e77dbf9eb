class Knot:
    def __init__(self):
        self.other = None

    def __eq__(self, other):
        return self.other == other.other


a, b = Knot(), Knot()
a.other, b.other = a, b
for name, operation in [("==", lambda: a == b), ("in list", lambda: a in [b]), ("list", lambda: [a] == [b]),
                        ("count", lambda: [a, a].count(b)), ("index", lambda: [a].index(b)), ("tuple", lambda: (a,) == (b,)),
                        ("dict", lambda: {1: a} == {1: b})]:
    try:
        print(name, operation())
    except RecursionError as e:
        print(name, type(e).__name__)
print(a is a, [a] == [a], a in [a])

x = []
x.append(x)
y = []
y.append(y)
try:
    print(x == y)
except RecursionError as e:
    print("lists", type(e).__name__)
print(x == x, x in x)


class Counting:
    made = 0

    def __eq__(self, other):
        Counting.made += 1
        if Counting.made < 100:
            return [Counting()] == [Counting()]
        return "bottom"


print(Counting() == Counting(), Counting.made)
