class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"Vector{self.xs}"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.xs, other.xs)))
        return NotImplemented

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __iadd__(self, other):
        print("in place")
        return self + other

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Vector(*(-x for x in self.xs))

    def __mul__(self, k):
        return Vector(*(x * k for x in self.xs))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __abs__(self):
        return (self @ self) ** 0.5

    def __bool__(self):
        return any(self.xs)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.xs == other.xs

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Vector(*self.xs[i])
        return self.xs[i]

    def __len__(self):
        return len(self.xs)

    def __contains__(self, x):
        print("contains?")
        return x in self.xs

    def __call__(self, f):
        return Vector(*map(f, self.xs))


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, 2 * v, v * 3, v @ w, abs(v), -v, bool(Vector(0, 0)), v == Vector(3, 4))
print(sum([v, w, w]), v[0], v[-1], Vector(1, 2, 3, 4)[1:3], len(v), 3 in v, v(lambda x: x * 10))
u = v
u += w
print(u, v, u is v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v / 2, lambda: v < w, lambda: v ** 2, lambda: ~v, lambda: v[5], lambda: hash(v)):
    try:
        bad()
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)


class Loud:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        return lambda *args: f"{self.name}.{attr}{args}"

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __getitem__(self, key):
        print("get", key)
        return 1

    def __index__(self):
        return 2

    def __int__(self):
        return 3

    def __float__(self):
        return 4.5

    def __divmod__(self, other):
        return "divmod", other

    def __rshift__(self, other):
        return "rshift", other

    def __rlshift__(self, other):
        return "rlshift", other

    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __round__(self, n=None):
        return "round", n

    def __invert__(self):
        return "invert"

    def __pos__(self):
        return "pos"


x = Loud("x")
x["a"] = 1
x["n"] += 5
x[1:2, ..., None] = "slices"
del x[0]
print(x.anything(1, 2), [10, 20, 30][x], int(x), float(x), divmod(x, 2), x >> 1, 1 << x, x ** 2, pow(x, 2, 5), round(x), round(x, 2), ~x, +x)
print(hex(x), "ab" * x, range(x), bin(x))
