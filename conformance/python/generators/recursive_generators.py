"""Recursion with yield from: trees, permutations, subsets, queens, file-like trees, mutual recursion."""


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def levels(self):
        level = [self]
        while level:
            yield [n.value for n in level]
            level = [c for n in level for c in (n.left, n.right) if c]

    def paths(self, prefix=()):
        prefix += (self.value,)
        if not self.left and not self.right:
            yield prefix
        for child in filter(None, (self.left, self.right)):
            yield from child.paths(prefix)


tree = Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))
print(list(tree), list(tree.levels()), list(tree.paths()))


def subsets(items):
    if not items:
        yield ()
        return
    for rest in subsets(items[1:]):
        yield rest
        yield (items[0],) + rest


print(list(subsets("abc")))


def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != len(placed) - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


print(list(queens(6)), len(list(queens(7))))


def walk(tree, path=""):
    for name, content in tree.items():
        if isinstance(content, dict):
            yield f"{path}/{name}/"
            yield from walk(content, f"{path}/{name}")
        else:
            yield f"{path}/{name} {content}"


print(*walk({"home": {"a.txt": 3, "sub": {"b.txt": 5}}, "etc": {}, "x": 1}), sep="\n")


def even(n):
    yield n
    if n:
        yield from odd(n - 1)


def odd(n):
    yield -n
    if n:
        yield from even(n - 1)


print(list(even(5)))


def partitions(n, most=None):
    if n == 0:
        yield []
        return
    for k in range(min(n, most or n), 0, -1):
        for rest in partitions(n - k, k):
            yield [k] + rest


print(list(partitions(5)))


def same_fringe(a, b):
    from itertools import zip_longest
    return all(x == y for x, y in zip_longest(a, b))


print(same_fringe(Node(1, None, Node(2)), Node(2, Node(1))), same_fringe(tree, Node(1)))


def gray(n):
    if n == 0:
        yield ""
    else:
        yield from ("0" + c for c in gray(n - 1))
        yield from ("1" + c for c in reversed(list(gray(n - 1))))


print(list(gray(3)))


def compositions(tokens):
    def expression():
        value = yield from term()
        while tokens and tokens[0] in "+-":
            operator = tokens.pop(0)
            right = yield from term()
            value = value + right if operator == "+" else value - right
            yield f"now {value}"
        return value

    def term():
        value = int(tokens.pop(0))
        while tokens and tokens[0] == "*":
            tokens.pop(0)
            value *= int(tokens.pop(0))
            yield f"product {value}"
        return value

    result = yield from expression()
    yield f"result {result}"


print(list(compositions("2 * 3 + 4 * 5 - 1".split())))
