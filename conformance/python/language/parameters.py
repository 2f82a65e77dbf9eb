"""All kinds of parameters, and every way in which a call can be wrong."""


def every(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


def only_positional(a, b, /):
    return a, b


def only_keyword(*, x, y=1):
    return x, y


def plain(a, b, c=10):
    return a, b, c


print(every(1, d=4))
print(every(1, 20, 30, 40, 50, d=60, z=70, a=80))
print(every(*[1, 2], *(3, 4), **{"d": 5}, **{"f": 6}))
print(plain(1, *[2], c=3), plain(b=1, a=2), plain(*"xyz"))


def mutable_default(x, acc=[]):
    acc.append(x)
    return acc


print(mutable_default(1), mutable_default(2), mutable_default(3, []), mutable_default.__defaults__)


def order(tag):
    print(tag, end=" ")
    return tag


def late(a=order("default"), *args, k=order("kwdefault")):
    return a


print()
print(late(order("arg1"), *[order("star")], k=order("kw")))
five, text = 5, "text"
mistakes = [
    lambda: plain(),
    lambda: plain(1),
    lambda: plain(1, 2, 3, 4),
    lambda: plain(1, 2, a=3),
    lambda: plain(1, 2, z=3),
    lambda: only_positional(a=1, b=2),
    lambda: only_positional(1),
    lambda: only_keyword(1),
    lambda: only_keyword(),
    lambda: only_keyword(y=2),
    lambda: every(),
    lambda: every(1),
    lambda: plain(*5),
    lambda: plain(**5),
    lambda: plain(1, **{"a": 2}),
    lambda: plain(**{"a": 1}, **{"a": 2}),
    lambda: plain(**{1: 2}),
    lambda: len(),
    lambda: len(1, 2),
    lambda: (lambda x: x)(),
    lambda: five(),
    lambda: text(1),
]
for i, mistake in enumerate(mistakes):
    try:
        mistake()
    except TypeError as e:
        print(i, e)
