import a, b.c, d.e as f, g as h, i.j.k as l
from . import m
from .n import o as p, q
from ..r.s import *
x = y = z
x, y = y, x
x, y, z = z, y, x
x, y = 1, 2
(x, y), [z, *w] = v
*x, = y
x, *y, z = w
x.a = y[b] = z
x += 1
x.a -= 1
x[a] *= 2
x[a:b] @= 3
x[a, b].c **= 4
x: int
x: int = 1
x.a: int
x[a]: int = 2
(x): int = 3
del x, y.a, z[b], (w, v), [u]


def f(a, b, c):
    a, b = b, a
    a, b, c = c, b, a
    a, a = b, c
    a = b = c
    del a
    x: int = 1
    y: int
    a.b[c] += 1
    a \
        .b \
        .c += 1
    (a
     .b) = 1
    for a.x, b[c] in c: pass
    [a, b] = c
    global g, h
    g = 1
    h += 1
    del g
    pass; pass
    return; a
