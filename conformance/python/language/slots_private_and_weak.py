# __slots__: private names, weak references, inheritance, defaults, and what a slot is.
import weakref


class Account:
    __slots__ = ('__balance', 'owner', '__dunder__')

    def __init__(self, owner, balance):
        self.owner = owner
        self.__balance = balance

    def balance(self):
        return self.__balance


a = Account('Ann', 5)
print(a.balance(), a._Account__balance, sorted(Account.__slots__))
try:
    a.note = 'x'
except AttributeError as e:
    print(e)
try:
    print(a.__dunder__)
except AttributeError as e:
    print(e)
try:
    print(a.__dict__)
except AttributeError as e:
    print(e)
try:
    weakref.ref(a)
except TypeError as e:
    print(e)


class Watched:
    __slots__ = ('name', '__weakref__')


w = Watched()
w.name = 'here'
ref = weakref.ref(w, lambda r: print('gone'))
print(ref().name)
del w
print(ref())


class Open(Account):
    pass


o = Open('Bob', 7)
o.note = 'a subclass without slots has a dict'
print(o.note, hasattr(o, '__dict__'), weakref.ref(o)() is o)


class Wider(Account):
    __slots__ = ('limit',)


x = Wider('Cy', 1)
x.limit = 10
print(x.owner, x.limit, hasattr(x, '__dict__'), Wider.limit.__name__, type(Wider.limit).__name__)
print(Wider.limit.__get__(x), Wider.__dict__['limit'] is Wider.limit)
del x.limit
try:
    x.limit
except AttributeError as e:
    print('AttributeError:', e)

for make in (lambda: type('Twice', (), {'__slots__': ('a',), 'a': 1}),
             lambda: type('Both', (Account, Watched), {'__slots__': ()}),
             lambda: type('Odd', (), {'__slots__': ('not a name',)}),
             lambda: type('Num', (), {'__slots__': (1,)}),
             lambda: type('Var', (int,), {'__slots__': ('a',)})):
    try:
        print('made', make().__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Point:
    __slots__ = {'x': 'how far right', 'y': 'how far up'}


p = Point()
p.x, p.y = 1, 2
print(p.x + p.y, Point.__slots__['x'])


class Vec(tuple):
    __slots__ = ()

    def __add__(self, other):
        return Vec(a + b for a, b in zip(self, other))


print(Vec((1, 2)) + Vec((3, 4)), hasattr(Vec(), '__dict__'))
