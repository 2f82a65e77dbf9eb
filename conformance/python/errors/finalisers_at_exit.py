"""What dies in which order at the end of a program that leaves with a status."""
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, GLOBAL)


GLOBAL = 'globals still there'
a, b = Loud('made first'), Loud('made second')
a, b = b, a
_private = Loud('private')
cycle = Loud('cycle, before all else')
cycle.me = cycle
del cycle


def gen():
    try:
        yield
    finally:
        print('generator closed', GLOBAL)


g = gen()
next(g)


async def never():
    pass


coroutine = never()
items = [Loud('in a list'), Loud('second in a list')]
sys.exit(3)
