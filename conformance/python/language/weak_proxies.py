"""`weakref.proxy`: an object that stands for another one."""
import gc
import weakref


class Node:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f'Node({self.value})'

    def __add__(self, other):
        return self.value + other

    def __radd__(self, other):
        return other + self.value

    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __len__(self):
        return self.value

    def __getitem__(self, at):
        return self.value * at

    def __call__(self, *args):
        return args

    def method(self):
        return self


node = Node(3)
proxy = weakref.proxy(node)
print(proxy.value, str(proxy), proxy.method() is node, isinstance(proxy, Node), type(proxy).__name__)
proxy.value = 4
print(node.value, proxy + 1, 1 + proxy, len(proxy), proxy[5], bool(proxy), proxy(1, 2))
other = Node(4)
print(proxy == other, proxy == weakref.proxy(other), proxy < Node(9), proxy != other)
proxy.fresh = 'new'
print(node.fresh, hasattr(proxy, 'fresh'), hasattr(proxy, 'none'))
del proxy.fresh
print(hasattr(node, 'fresh'))
for bad in (lambda: hash(proxy), lambda: proxy.none, lambda: iter(weakref.proxy(Node.method)).x, lambda: -proxy,
            lambda: weakref.proxy(3)):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)


class Plain:
    pass


plain = Plain()
print(type(weakref.proxy(plain)).__name__, weakref.getweakrefcount(plain))
watched = weakref.proxy(plain, lambda p: print('gone', type(p).__name__))
del plain
print('after')
try:
    watched.anything
except ReferenceError as error:
    print(error)
dropped = Plain()
weakref.proxy(dropped, lambda p: print('never'))
del dropped


class Tree:
    def __init__(self, parent=None):
        self.children = []
        self.parent = weakref.proxy(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)

    def __del__(self):
        print('del tree')


root = Tree()
child = Tree(root)
print(child.parent.children[0] is child)
del root
try:
    child.parent.children
except ReferenceError:
    print('the parent is gone')
del child
print(gc.collect() >= 0)
