"""Numbers by `__index__`: subscripts, slices and the arguments of built-in functions."""
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
def t(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
l=list(range(10))
t('get', lambda: l[I(2)])
t('slice', lambda: l[I(2):I(8):I(2)])
t('slice neg', lambda: l[I(-3):])
t('str slice', lambda: 'abcdef'[I(1):I(3)])
t('tuple', lambda: (1,2,3)[I(1)])
t('tuple slice', lambda: (1,2,3)[I(1):])
t('bytes slice', lambda: b'abc'[I(1):])
t('range slice', lambda: range(10)[I(2):I(5)])
def setslice():
    a=[1,2,3,4]; a[I(1):I(3)]=[9]; return a
t('setslice', setslice)
def delslice():
    a=[1,2,3,4]; del a[I(1):I(3)]; return a
t('delslice', delslice)
def setitem():
    a=[1,2,3,4]; a[I(1)]=9; del a[I(0)]; return a
t('setitem', setitem)
t('range', lambda: list(range(I(2), I(8), I(3))))
t('hex', lambda: (hex(I(255)), oct(I(8)), bin(I(5))))
t('chr', lambda: chr(I(65)))
t('bytes', lambda: (bytes(I(3)), bytearray(I(2)), bytes([I(1), I(2)])))
t('mul', lambda: ([1]*I(3), I(2)*'ab', (1,)*I(2), b'x'*I(2)))
t('pop', lambda: [1,2,3].pop(I(0)))
def ins():
    a=[1]; a.insert(I(0), 5); return a
t('insert', ins)
t('int', lambda: (int(I(5)), float(I(5)), complex(I(5))))
t('round', lambda: round(2.567, I(1)))
t('int base', lambda: int('ff', I(16)))
t('pow', lambda: I(2).__index__()**2)
t('str methods', lambda: ('a'.center(I(5),'-'), 'a,b,c'.split(',', I(1)), 'a'.ljust(I(3),'.'), 'aaa'.replace('a','b',I(2)), 'abc'.find('c', I(1))))
t('index', lambda: [1,2,3].index(3, I(1)))
t('%', lambda: ('%d %x' % (I(5), I(255)) ))
t('format', lambda: f'{I(5).n:d}')
t('slice.indices', lambda: slice(I(1), I(5)).indices(I(3)))
t('to_bytes', lambda: (5).to_bytes(I(2), 'big'))
import operator, math, itertools, collections
t('operator.index', lambda: operator.index(I(4)))
t('math', lambda: (math.factorial(I(5)), math.gcd(I(4), I(6)), math.comb(I(5), I(2)), math.isqrt(I(17)), math.sqrt(I(4))))
t('deque', lambda: (collections.deque([1,2,3])[I(1)], collections.deque([1,2], I(1))))
def rot():
    d=collections.deque([1,2,3]); d.rotate(I(1)); return d
t('rotate', rot)
t('islice', lambda: list(itertools.islice(range(10), I(2), I(4))))
t('enumerate', lambda: list(enumerate('ab', I(5))))
import random
random.seed(1)
t('randrange', lambda: random.randrange(I(10)))
class B:
    def __index__(self): return 'x'
class N: pass
t('bad', lambda: l[B()])
t('bad slice', lambda: l[B():])
t('bad slice2', lambda: l[N():])
t('bad range', lambda: range(N()))
t('bad hex', lambda: hex(N()))
t('bad mul', lambda: [1]*N())
class E:
    def __index__(self): raise ValueError('no')
t('raises', lambda: l[E():])
t('raises', lambda: bytes(E()))


class F:
    def __float__(self):
        return 2.25


class Bad:
    def __float__(self):
        return 'x'


t('float', lambda: (math.sqrt(F()), math.floor(F().__float__()), math.hypot(F(), 0), complex(F())))
t('bad float', lambda: math.sqrt(Bad()))
t('bytes of', lambda: bytes([I(65), 66, I(67)]))
t('bytes of bad', lambda: bytes([1, B()]))
