"""Numbers: division, rounding, bases, bits, big ones, floats that surprise, conversions, comparisons of kinds."""
print(7 / 2, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 10, 2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), 0 ** 0, -2 ** 2)
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, round(0.1 + 0.2, 10) == 0.3, 1e308 * 10, -1e308 * 10, float("nan") == float("nan"), 1e16 + 1, 1 / 3, 100 * 1.1, 3.0, 1e22, 1e-5, 123456.789e3)
print(round(0.5), round(1.5), round(2.5), round(-1.5), round(1.005, 2), round(12345.678, -2), round(7), int(3.9), int(-3.9), int("42"), int("  7 "), int("ff", 16), int("0b101", 0), int("1_000"), float("1e3"), float(" inf "), float("-0"))
print(bin(10), oct(64), hex(255), 0b1010, 0o17, 0xff, 1_000_000, format(255, "b"), f"{255:08b}", f"{255:#x}", int("z", 36), chr(65), ord("A"))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -5 >> 1, (-5) & 0xFF, (6).bit_length(), (6).bit_count(), bin(-5))
print(2 ** 100, 2 ** 100 % 97, pow(3, 200, 13), pow(3, -1, 7), 10 ** 30 // 7, -(10 ** 20) // 3, 12345678901234567890 * 98765432109876543210, str(2 ** 64), len(str(2 ** 1000)), int(1e20), hash(2 ** 61 - 1))
print(True + True, True == 1, isinstance(True, int), sum([True, False, True]), 1 == 1.0, 1 is not 1.0, 3 > 2.5, 10 ** 16 == 1e16, 10 ** 16 + 1 == 1e16, max(1, 1.0), max(1.0, 1), 0.0 == -0.0)
print(abs(-3), abs(-3.5), abs(3 + 4j), (1 + 2j) * (3 - 1j), (1 + 2j).conjugate(), (2 + 0j) == 2, 1j ** 2, complex("1+2j"), complex(1, 2).real, (1 + 1j) / 2)
print((0.1).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (7.0).is_integer(), 1.5 .__class__, (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "little"))
for bad in (lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: int("a"), lambda: int("1.5"), lambda: float("x"), lambda: int(None), lambda: 1 + "1", lambda: "1" * 1.5, lambda: 10.0 ** 400, lambda: int("9", 8), lambda: (1j) < 2, lambda: 1 << -1, lambda: 3 .x):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
a, b = 1071, 462
while b:
    a, b = b, a % b
print(a, sum(int(d) for d in str(2 ** 100)), [n for n in range(2, 30) if all(n % d for d in range(2, n))], sum(1 / n for n in range(1, 11)), sum(range(101)))


def digits(n, base):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return out[::-1]


print(digits(255, 2), digits(1000, 7), [round(x * 0.1, 1) for x in range(5)], [x * 0.1 for x in range(4)])
x = 10
x += 5
x -= 3
x *= 2
x //= 5
x **= 3
x %= 50
x <<= 2
x |= 1
x ^= 3
x &= 0xFE
x >>= 1
print(x)
