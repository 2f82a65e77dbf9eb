from collections import deque


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def __repr__(self):
        return f"Node({self.value})"


def insert(node, value):
    if node is None:
        return Node(value)
    if value < node.value:
        node.left = insert(node.left, value)
    else:
        node.right = insert(node.right, value)
    return node


def breadth_first(root):
    queue = deque([(root, 0)])
    while queue:
        node, depth = queue.popleft()
        if node is None:
            continue
        yield depth, node
        queue.append((node.left, depth + 1))
        queue.append((node.right, depth + 1))


def permutations(items):
    if len(items) <= 1:
        yield tuple(items)
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item,) + rest


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield n, a, c
        yield from hanoi(n - 1, b, a, c)


root = None
for v in (50, 30, 70, 20, 40, 60, 80, 35):
    root = insert(root, v)
print(list(root))
for depth, node in breadth_first(root):
    print("  " * depth, node, sep="")
print(["".join(p) for p in permutations("abc")])
print(sum(1 for _ in permutations("abcde")))
print(*hanoi(3), sep=" ")
same = all(a == b for a, b in zip(root, sorted(root)))
print("sorted", same)
