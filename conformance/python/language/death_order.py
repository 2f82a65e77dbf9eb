"""What a dying container lets go of first, and that each finaliser has ended before the next one begins."""
from collections import deque


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, end='; ')


class Nested(Loud):
    def __del__(self):
        print('del', self.name, end='; ')
        Loud('inside of ' + str(self.name))


class Box:
    pass


def case(title, make):
    held = make()
    del held
    print(title)


def box(**attributes):
    result = Box()
    vars(result).update(attributes)
    return result


case('list', lambda: [Loud(1), Loud(2), Loud(3)])
case('tuple', lambda: tuple([Loud(n) for n in range(3)]))
case('dict', lambda: {n: Loud(n) for n in range(3)})
case('deque', lambda: deque([Loud(1), Loud(2), Loud(3)]))
case('attributes', lambda: box(a=Loud('a'), b=Loud('b'), c=Loud('c')))
case('nested list', lambda: [Loud(1), [Loud(2), Loud(3)], Loud(4)])
case('nested', lambda: box(a=[Loud('a1'), Loud('a2')], b={1: Loud('b1'), 2: Loud('b2')}, c=Loud('c')))
case('finalisers that make others', lambda: {n: Nested(n) for n in range(3)})
case('the same, listed', lambda: [Nested(n) for n in range(3)])


def variables():
    a, b = Loud('a'), [Loud('b1'), Loud('b2')]
    c = Loud('c')
    return len([a, b, c])


print(variables())

items = [Loud(1), Loud(2), Loud(3)]
items.clear()
print('clear')
items = [Loud(1), Loud(2), Loud(3)]
items[:] = []
print('slice assigned')
items = [Loud(1), Loud(2), Loud(3)]
del items[1:]
print('slice deleted')
items.pop()
print('popped')
table = {n: Loud(n) for n in range(3)}
table.clear()
print('dict cleared')


def gen(name):
    try:
        yield
    finally:
        print('close', name, end='; ')


def started(name):
    result = gen(name)
    next(result)
    return result


case('generators', lambda: [started(n) for n in range(3)])
case('generators in a dict', lambda: {n: started(n) for n in range(3)})


class Slots:
    __slots__ = ('b', 'a')


slots = Slots()
slots.a, slots.b = Loud('a'), Loud('b')
del slots
print('slots')


def closure():
    a, b = Loud('a'), Loud('b')
    return lambda: (b, a)


case('closure', closure)
many = [[n] for n in range(50_000)]
del many
print('end')
