"""A generator that nobody refers to is closed once; if it ignores that, what it handles keeps its frame alive."""
import gc
import sys


class Noisy:
    def __init__(self, mark):
        self.mark = mark

    def __del__(self):
        print('del', self.mark)


def inner():
    try:
        yield 'inner'
    finally:
        print('inner is closed')


def yields_again():
    noisy = Noisy('in a finally')
    try:
        yield 1
    finally:
        yield 2


def goes_on_inside():
    noisy = Noisy('with a delegate')
    try:
        yield 1
    finally:
        yield from inner()


def swallows():
    noisy = Noisy('swallowed')
    try:
        yield 1
    except GeneratorExit:
        pass
    yield 2


def ends():
    noisy = Noisy('ends')
    try:
        yield 1
    except GeneratorExit:
        print('asked to end')


for make in (yields_again, goes_on_inside, swallows, ends):
    generator = make()
    next(generator)
    print('let go of', make.__name__, flush=True)
    del generator
    print('collected:', gc.collect() > 0, flush=True)

print('in a cycle')
for make in (yields_again, goes_on_inside):
    cell = [make()]
    cell.append(cell)
    next(cell[0])
    del cell
print('collected:', gc.collect() > 0)


class Bad:
    def __del__(self):
        raise ValueError


bad = Bad()
del bad


def where():
    frame = sys._getframe()
    first = frame.f_lineno
    return first, frame.f_lineno - first, repr(frame).partition(', ')[2].rpartition('/')[2]


print(where())
