"""A collection of cycles in which program code runs at every stage."""
import gc
import weakref

log = []


class Node:
    def __init__(self, n):
        self.n, self.me = n, self

    def __del__(self):
        for step in range(3):
            log.append((self.n, step))


def gen(held):
    try:
        held.append((yield))
        yield
    finally:
        for step in range(3):
            log.append(('closed', step))


def called(ref):
    for step in range(3):
        log.append(('callback', step))


watches = []
for n in range(3):
    node = Node(n)
    watches.append(weakref.ref(node, called))
    node.tail = Tail = [n, node]
    g = gen(Tail)
    next(g)
    g.send(g)
del node, Tail, g
print(gc.collect() > 0)
print(log)
log.clear()
gc.set_threshold(20, 2, 2)
for n in range(60):
    Node(n)
gc.collect()
print(sorted(log) == sorted((n, step) for n in range(60) for step in range(3)))
gc.set_threshold(0)
