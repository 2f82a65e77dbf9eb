# How arguments find their parameters, and what is said when they do not.


def full(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


def show(text, call):
    try:
        print(text, call())
    except TypeError as e:
        print(text, 'TypeError:', e)


show('least', lambda: full(1, d=4))
show('all', lambda: full(1, 2, 3, 4, 5, d=6, e=7, f=8))
show('same name', lambda: full(1, d=4, a=9, b=8))
show('twice', lambda: full(1, 2, 3, c=4, d=5))
show('missing', lambda: full())
show('missing d', lambda: full(1))
show('stars', lambda: full(*[1, 2], *'xy', **{'d': 1}, **{'z': 2}))
show('double star', lambda: full(1, d=1, **{'d': 2}))
show('not mapping', lambda: full(1, **[1]))
show('not iterable', lambda: full(*5))
show('keys', lambda: full(1, d=0, **{1: 2}))


def two(a, b):
    return a, b


def kw(*, key, other):
    return key, other


def pos(a, /, b):
    return a, b


class Thing:
    def method(self, x):
        return x

    @classmethod
    def make(cls, x):
        return x

    @staticmethod
    def plain(x):
        return x

    def none():
        return 1


t = Thing()
for text, call in {'too few': lambda: two(1), 'too few 2': lambda: two(), 'too many': lambda: two(1, 2, 3), 'unknown': lambda: two(1, 2, c=3),
                   'similar': lambda: two(1, aa=2), 'kw only': lambda: kw(1, 2), 'kw missing': lambda: kw(key=1), 'kw both': lambda: kw(),
                   'pos by name': lambda: pos(a=1, b=2), 'method': lambda: t.method(), 'method 2': lambda: t.method(1, 2),
                   'unbound': lambda: Thing.method(1), 'class': lambda: Thing.make(), 'static': lambda: t.plain(), 'no self': lambda: t.none(),
                   'lambda': lambda: (lambda x: x)(), 'constructor': lambda: Thing(1), 'builtin': lambda: len(1, 2), 'builtin kw': lambda: sorted([1], None),
                   'print': lambda: print('x', seq=' '), 'int': lambda: int('1', bas=2)}.items():
    show(text, call)


def defaults(x, seen=[], *, cache={}):
    seen.append(x)
    cache[x] = len(seen)
    return seen, cache


defaults(1)
print(defaults(2), defaults.__defaults__, defaults.__kwdefaults__)
defaults.__defaults__ = (['new'],)
print(defaults(3)[0])


def order():
    def note(x):
        print(x, end=' ')
        return x
    return full(note(1), *[note(2)], c=note(3), **{'d': note(4)}, e=note(5))


print(order())


def forward(*args, **kwargs):
    args += ('more',)
    kwargs.setdefault('d', 'default')
    return full(*args, **kwargs)


print(forward(1), forward(1, d=2, x=3))
print(full.__code__.co_varnames[:6], full.__code__.co_argcount, full.__code__.co_posonlyargcount, full.__code__.co_kwonlyargcount)
first, *rest = (lambda *a, **k: (*a, *k.items()))(1, 2, x=3)
print(first, rest, (lambda a, *, b=1: a + b)(1, b=5), (lambda: (yield))().send(None))
*init, last = 'abc'
(a, (b, *c)), d = (1, (2, 3, 4)), 5
print(init, last, a, b, c, d)
for values in ((1, 2, 3), (1,), 5, ''):
    try:
        a, b = values
    except (ValueError, TypeError) as e:
        print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
