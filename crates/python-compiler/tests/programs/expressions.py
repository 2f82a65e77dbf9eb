a = b if c else d
a = b and c or not d
a = not (b in c), not b is c, not b == c
a = b < c <= d != e
a = (b
     .c(d)
     .e(f,
        g=1)
     .h)
a = b[c], b[c:d], b[:], b[::2], b[1:2, ..., None]
a = {}, {1: 2}, {b: 1, **c, 'd': 2}, {*a, b}, [*a, b], (*a, b), {1, 2, 3}, [1, 2, 3], (1, 2, 3)
a = f(), f(1), f(x=1), f(1, x=2), f(*b), f(*b, c), f(**d), f(a, *b, x=1, **c, y=2), f(*a, *b)
a = m.f(), m.f(1, x=2), m.f(*b), m.f(**c), m.n.f(x for x in y), f(x for x in y)
a = -1, +b, ~c, - -1, not a, 2 ** 8, 1 << 3, 7 // 2, -7 % 3, 1.5 * 2, "a" * 3, "a" + "b", 60 * 60
a = b"x" b"y", "x" "y", 10 ** 30, 0xffffffffffffffffff, 1j, ..., None, True, __debug__
a = b @ c, b ** -c, b // c, b % c, b >> c, b ^ c, b | c & d
a = "%s and %r" % (b, c), "%d" % (b,), "%s" % b, "%-5s%%" % (b,)
a = (b := 1) + b
if (n := len(a)) > 10: pass
assert a
assert a < b, f"no {a}"
while not a and (b or c):
    a = b
if a is None: b
elif a is not None: c
x = [i for i in (1, 2, 3)]
for i in [1, 2, c]: pass
for i in {1, 2}: pass
for i in 1, 2: pass
if a in [1, 2]: pass
if a in {1, 2}: pass
if a not in [b, c]: pass
"constant"
1
a
a.b
print(a, b, sep="")
print(
    a,
    b
)
x = f"{a}", f"{a!r}", f"{a:>10}", f"{a:{b}}", f"{a=}", f"{a = !s:x}", f"x{a}y" "z" f"{b}{{}}", f"", f"x"
x = f"""a
{b
 + c}
d"""
if a if b else c: d
if a < b < c: d
if not a < b < c: d
x = 1 if 0 else 2
while 1: break
while 0: pass
if 0: x
else: y
if "": x
x = True | False, True & 1, True + True, ~True, not 1, -True, True ^ True
x = (1, 2)[0], "abc"[-1], b"a"[0], (1, 2) * 2, 7 / 2, 1 << 200, "a" * 5000
