class Self:
    def __repr__(self):
        return f"Self({self!r})"


class InList:
    def __repr__(self):
        return str([self])


class Via:
    def __str__(self):
        return repr(self)

    def __repr__(self):
        return str(self)


for cls in (Self, InList, Via):
    for name, operation in (("repr", repr), ("str", str), ("list", lambda x: repr([x])), ("format", lambda x: f"{x}"),
                            ("percent", lambda x: "%r" % x), ("dict", lambda x: repr({1: x}))):
        try:
            operation(cls())
            print(cls.__name__, name, "ended")
        except RecursionError as e:
            print(cls.__name__, name, type(e).__name__)

a = [1]
a.append(a)
print(a)
d = {}
d["self"] = d
d["list"] = a
print(d)
t = ([],)
t[0].append(t)
print(t)
a.append({"deep": [a, d]})
print(a)


class Node:
    def __init__(self, value, child=None):
        self.value, self.child = value, child

    def __repr__(self):
        return f"Node({self.value}, {self.child!r})"


node = None
for i in range(30):
    node = Node(i, node)
print(repr(node).count("Node"), repr(node)[:30], repr(node)[-10:])
nested = []
for i in range(5000):
    nested = [nested]
try:
    repr(nested)
except RecursionError as e:
    print(type(e).__name__)
