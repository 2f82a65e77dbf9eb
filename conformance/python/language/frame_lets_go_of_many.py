"""A frame that is left lets go of containers that hold very many objects, each of which dies."""


class Tree:
    def __init__(self, depth):
        self.children = [Tree(depth - 1) for _ in range(3)] if depth else []


def tuples():
    data = [(i, i + 1) for i in range(100_000)]
    return len(data)


def nested():
    data = {i: [[i], {i}, (i, [i])] for i in range(20_000)}
    return sum(len(value) for value in data.values())


def tree():
    root = Tree(8)
    return len(root.children)


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def in_order():
    first = [Last("a"), [Last("b"), (Last("c"),)], {1: Last("d")}]
    second = [(Last("e"), [Last("f")]), Last("g")]
    return len(first) + len(second)


print(tuples(), nested(), tree())
print(in_order())
