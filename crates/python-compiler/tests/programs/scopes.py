x = 1


class A:
    x = 2
    y = [x for _ in range(3)]

    def f(self):
        return x, __x, self.__y

    class B:
        def __f(self): return __class__

        async def g(self, __a): return [super for _ in __a]

    def h(x):
        class C:
            x = x
            def k(self): return x, C
        return C


def outer(a):
    b = 1
    class K:
        nonlocal b
        b = 2
        def m(self): return a, b
    def inner():
        c = a
        def innermost():
            return a, b, c, x, d
        return innermost
    d = [a for a in b for b in a]
    e = [lambda: (a, z) for z in d]
    return inner, e


def g():
    try:
        pass
    except E as err:
        f = lambda: err
    import os.path as p, sys
    with a as w: pass
    for i in []: pass
    return lambda: (f, p, sys, w, i)


def h():
    [k := i for i in x]
    return lambda: k


def late():
    def f(): return v
    v = 1
    return f


global_name = lambda: global_name


class M:
    import __m, __p.q as r
    from __f import __g as h
    class N(A, *[1, 2, 3], __k=1): pass
