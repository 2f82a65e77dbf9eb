import functools
from typing import Any as T


def every(a, /, b: int, c=1, *args: str, d, e="x", **kwargs: dict[str, int]) -> list:
    """doc"""
    return [a, b, c, *args, d, e, kwargs]


@functools.wraps(every)
@decorate(
    1, 2,
)
def decorated(x=1 + 2, *, y=[], z=-1):
    pass


@a.b
class C(Base, metaclass=Meta, **kw):
    """doc of C"""
    x: int = 1
    y: "str"
    __private = 2

    def method(self):
        super().method()
        return __class__, self.__private

    @property
    def p(self):
        def inner():
            nonlocal_x = self
            return lambda k=self: (k, nonlocal_x, C)
        return inner

    async def coro(self):
        return await self

    z = [x for x in range(3)]


@d
class D: a: T


def outer():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n
    global made
    made = inc

    def made_global():
        global made
        def made(): pass
        class Made: pass
        return Made
    return inc, lambda *a, **k: (yield a)


def uses_args(a, b):
    def f():
        return b, a, c
    c = 1
    del c
    return f


f = lambda x, *y, z=1, **w: x
g = lambda: (yield)
