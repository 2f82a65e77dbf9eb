"""Arithmetic dunders in all their forms: a vector, money, a matrix, in-place and reflected."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __bool__(self):
        return bool(self.x or self.y)

    def __iter__(self):
        return iter((self.x, self.y))

    def __iadd__(self, other):
        print("in place")
        self.x += other.x
        self.y += other.y
        return self

    def __divmod__(self, k):
        return Vector(self.x // k, self.y // k), Vector(self.x % k, self.y % k)

    def __round__(self, n=None):
        return Vector(round(self.x, n), round(self.y, n))

    def __complex__(self):
        return complex(self.x, self.y)


v, w = Vector(1, 2), Vector(3.5, -4.25)
print(v + w, v * 3, 3 * v, v @ w, -v, +v, abs(Vector(3, 4)), bool(Vector(0, 0)))
print(sum([v, w, v]), tuple(v), divmod(Vector(7, 9), 4), round(w), round(w, 1))
x = v
v += w
print(v, x is v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v * "a", lambda: v - w, lambda: v ** 2, lambda: v // 1, lambda: ~v):
    try:
        print(bad())
    except TypeError as e:
        print(e)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == "short":
            return f"${self.cents // 100}"
        return format(self.cents / 100, spec or ",.2f")

    def __int__(self):
        return self.cents

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents

    def __floordiv__(self, other):
        return Money(self.cents // other)

    def __mod__(self, other):
        return Money(self.cents % other)

    def __pow__(self, e, m=None):
        return pow(self.cents, e, m)

    def __rpow__(self, base):
        return f"{base}**money"

    def __lshift__(self, n):
        return f"<<{n}"

    def __rrshift__(self, other):
        return f"{other}>>"

    def __or__(self, other):
        return "or", other

    def __ror__(self, other):
        return "ror", other

    def __invert__(self):
        return "inverted"


m = Money(123456)
print(f"{m} {m:short} {m:>12.1f}|{m:,.0f}", format(m), int(m), float(m), hex(m), [10, 20][Money(1)])
print(int(m // 100), int(m % 100), m ** 2, pow(m, 2, 7), 2 ** m, m << 3, 5 >> m, m | {}, {} | m, ~m)
