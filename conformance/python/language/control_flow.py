for i in range(3):
    for j in range(3):
        if j == 2:
            continue
        if i == 2:
            break
        print(i, j, end="; ")
    else:
        print("inner else")
else:
    print("outer else")
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    if n == 1:
        break
else:
    print("never")
print("n", n)
while n < 3:
    n += 1
else:
    print("while else", n)
x = 5
print("small" if x < 3 else "middle" if x < 10 else "large")
print(1 < x < 10, 1 < x > 3 > 2, x == 5 != 6, not x, x and "and", 0 or "or", None and 1, [] or {} or "last")


def tag(name, value):
    print(name, end=" ")
    return value


print(tag("a", 0) and tag("b", 1) or tag("c", 2))
print(tag("p", 1) < tag("q", 0) < tag("r", 5))
print(tag("f", lambda *a: a)(tag("1", 1), *tag("2", [2]), tag("3", 3)))
d = {tag("k1", 1): tag("v1", 2), tag("k2", 3): tag("v2", 4)}
print(d)
(tag("target", d))[tag("index", 9)] = tag("value", 8)
print(d, tag("x", 5) if tag("cond", True) else tag("y", 6))
letters = iter("abc")
while (line := next(letters, None)) is not None:
    print(line, end=" ")
print()
total = 0
for total in range(4):
    pass
print(total)
for x, (y, *z) in [(1, (2, 3, 4)), (5, [6])]:
    print(x, y, z)
del x
try:
    x
except NameError as e:
    print(e)
i = 10
i += 5
i -= 3
i *= 2
i //= 5
i **= 3
i %= 50
i <<= 2
i |= 1
i ^= 3
i &= 0xff
i >>= 1
print(i, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 6 / 2, 1_000_000, 0xff, 0o17, 0b11, 1e3, ~5, 5 & 3, 5 | 3, 5 ^ 3)
print(1 == 1.0, "a" in ["a"], 3 not in [1], None is None, isinstance(True, int), type(1) is int)
pass
if False:
    pass
elif []:
    pass
else:
    print("else")
try:
    for i in range(3):
        if i == 1:
            raise StopIteration
except StopIteration:
    print("stopped at", i)


def recursive(n):
    return [n] + recursive(n - 1) if n else []


print(recursive(5))
print(__name__, ..., NotImplemented, Ellipsis is ...)
a = b = c = []
a.append(1)
print(b, c)
global_before = sorted(k for k in globals() if len(k) == 1)
print(global_before)
