"""Cycles: who is collected, how many, finalisers once and in order, what comes back to life, callbacks before."""
import gc
import weakref

gc.collect()


class Node:
    def __init__(self, name, *others):
        self.name, self.others = name, list(others)

    def __del__(self):
        print('del', self.name, [other.name for other in self.others])


class Plain:
    pass


def count(title, make):
    make()
    print(title, gc.collect())


def pair():
    a, b = Node('a'), Node('b')
    a.others.append(b)
    b.others.append(a)


count('pair', pair)
count('nothing', lambda: None)


def kept_by_a_cycle():
    a = Node('in the cycle', Node('kept by it'))
    a.others.append(a)


count('tail', kept_by_a_cycle)


def alone():
    me = Plain()
    me.me = me


def listed():
    items = []
    items.append(items)


def tabled():
    table = {'pair': (1, 2), 'empty': {}, 'plain': {'a': 1}, 'listed': {'a': []}}
    table['self'] = table


def recursive():
    def inner():
        return inner


def sets():
    it = Plain()
    it.open, it.frozen = {it}, frozenset([it])


def methods():
    it = Plain()
    it.method, it.iterator, it.nothing = it.__init__, iter([it]), None


def made_class():
    class Made:
        pass


def made_subclass():
    class Made(Plain):
        def method(self):
            return Made


class Slots:
    __slots__ = ('x',)


def slots():
    it = Slots()
    it.x = it


for make in (alone, listed, tabled, recursive, sets, methods, made_class, made_subclass, slots):
    count(make.__name__, make)


class Loud:
    def __del__(self):
        print('loud')


def class_with_attribute():
    class Holder:
        loud = Loud()
        other = [loud]
    print('made')


class_with_attribute()
print('the class lives on')
gc.collect()

# Resurrection: the finaliser runs once only.
saved = []


class Phoenix:
    def __init__(self):
        self.me = self
        self.child = Node('child of the phoenix')

    def __del__(self):
        print('risen')
        saved.append(self)


Phoenix()
print('collected', gc.collect())
print(saved[0].child.name, saved[0].me is saved[0])
saved.clear()
print('again', gc.collect())

# Weak references are dead before any finaliser runs; callbacks of those that are garbage themselves are not called.


class Watched(Node):
    def __del__(self):
        print('del', self.name, 'seen as', watch() if watch else None)


target = Watched('watched')
target.others.append(target)
watch = weakref.ref(target, lambda ref: print('callback', ref() is None))
target.own = weakref.ref(target, lambda ref: print('never'))
later = weakref.ref(target, lambda ref: print('the later one first'))
fin = weakref.finalize(target, print, 'finalize')
del target
print('before', watch() is not None)
print(gc.collect() > 0, watch(), fin.alive)

# A finaliser that breaks the cycle; one that raises; garbage made while collecting.


class Breaks(Node):
    def __del__(self):
        print('breaks', self.name)
        self.others.clear()


def broken():
    a, b = Breaks('a'), Breaks('b')
    a.others.append(b)
    b.others.append(a)


broken()
print('broken', gc.collect())


class Raises:
    def __init__(self):
        self.me = self

    def __del__(self):
        another = Node('made in a finaliser')
        another.others.append(another)
        raise ValueError('in a finaliser')


Raises()
gc.collect()
print('then')
gc.collect()

# Generations: what survives is older.
gc.collect()
old = Node('old')
old.others.append(old)
print(gc.collect(0), gc.collect(1))
del old
print('young:', gc.collect(0), 'middle:', gc.collect(1))
print('old:', gc.collect(2) > 0)
try:
    gc.collect(3)
except ValueError as error:
    print(error)

# By themselves, once enough have been born.
died = 0


class Counted:
    def __init__(self):
        self.me = self

    def __del__(self):
        global died
        died += 1


gc.set_threshold(100, 5, 5)
print(gc.get_threshold())
for _ in range(5000):
    Counted()
print('by themselves', died > 4000)
gc.disable()
gc.collect()
before = died
for _ in range(1000):
    Counted()
print('disabled', died == before, gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.garbage)
gc.set_threshold(0)
