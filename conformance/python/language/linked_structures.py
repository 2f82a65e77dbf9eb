"""Linked list, stack, queue, binary tree, LRU and trie by hand, all with the iterator protocol."""


class LinkedList:
    class Node:
        __slots__ = "value", "next"

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head, self.size = None, 0
        for x in reversed(list(items)):
            self.push(x)

    def push(self, x):
        self.head = self.Node(x, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from an empty list")
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return "->".join(map(str, self)) or "empty"


l = LinkedList("abc")
l.push("z")
print(l, len(l), l.pop(), "b" in l, list(l), sorted(l, reverse=True))
l.reverse()
print(l, LinkedList(), bool(LinkedList()), bool(l))
try:
    LinkedList().pop()
except IndexError as e:
    print(e)


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def add(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.add(key)
        return self

    def __iter__(self):
        for part in (self.left, [self.key], self.right):
            yield from part or ()

    def __contains__(self, key):
        node = self
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        return node is not None

    def depth(self):
        return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)


t = Tree(50)
for k in (30, 70, 20, 40, 60, 80, 10):
    t.add(k)
print(list(t), 60 in t, 65 in t, t.depth(), sum(t), max(t))


class Trie:
    def __init__(self):
        self.root = {}

    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        node["$"] = True

    def starting(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node:
                return
            node = node[c]
        yield from self._walk(node, prefix)

    def _walk(self, node, prefix):
        for c, child in sorted(node.items()):
            if c == "$":
                yield prefix
            else:
                yield from self._walk(child, prefix + c)


trie = Trie()
for w in ("car", "cart", "cat", "dog", "do"):
    trie.add(w)
print(list(trie.starting("ca")), list(trie.starting("d")), list(trie.starting("x")), trie.root)
