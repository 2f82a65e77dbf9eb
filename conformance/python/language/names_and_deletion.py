x = 1
del x
try:
    x
except NameError as e:
    print(e)


class C:
    attr = 1

    def __init__(self):
        self.own = 2


c = C()
del c.own
for bad in ("own", "attr", "nothing"):
    try:
        delattr(c, bad)
    except AttributeError as e:
        print(e)
del C.attr
print(hasattr(c, "attr"))


def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        return str(e)


print(f())


def g(n):
    if n:
        z = 1
    return z


print(g(1))
try:
    g(0)
except UnboundLocalError as e:
    print(e)
a, b, *c = [1, 2, 3], {"k": 1}, 5
del a[0], b["k"]
print(a, b, c)
total = 0


def add(n):
    global total, created
    total += n
    created = "made inside"


add(3)
print(total, created)
print([n for n in ("add", "created", "zzz") if n in globals()], sorted(k for k in (lambda a, b=2: locals())(1)))
__private = 1


class Mangled:
    def __init__(self):
        self.__secret = 5

    def get(self):
        return self.__secret

    def __hidden(self):
        return "hidden"


m = Mangled()
print(m.get(), m._Mangled__secret, m._Mangled__hidden(), sorted(vars(m)))
try:
    m.__secret
except AttributeError as e:
    print(e)
print(id(m) == id(m), m is m, callable(m.get), callable(5), type(m).__name__, isinstance(m, (int, Mangled)))
print(__name__, __doc__, __file__.endswith("names_and_deletion.py"))
