# Methods and corners of int, float, complex and bool: rounding, bits, ratios, text, comparisons across kinds.
for n in (0, 1, -1, 255, -256, 10 ** 20, True):
    print(n, n.bit_length(), n.bit_count(), bin(n), hex(n), oct(n), n.to_bytes(10, 'big', signed=True).hex(), n.as_integer_ratio(), ~n, n >> 1, n << 2, -n // 3, -n % 3)
for x in (0.5, 1.5, 2.5, -0.5, 2.675, 1e20, -3.7, 0.1):
    print(x, round(x), round(x, 1), int(x), x // 1, x % 1, divmod(x, 0.3), x.as_integer_ratio(), x.hex(), x.is_integer())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(5, 2), round(2.5), round(3.5), round(True))
print(0.1 + 0.2 == 0.3, 1 == 1.0 == True, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, hash(1) == hash(1.0) == hash(1 + 0j))
print(1 / 3, 2 / 3, 1e16, 1e-5, 123456789012345678, 1.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, -0.0, float('-inf'), 3.0e-10)
print(int('0b101', 0), int('0x1F', 16), int('-0o17', 8), int('zz', 36), int('1_000'), int(' 42\n'), float('1e3'), float(' -.5 '), float('nan') != float('nan'), float.fromhex('0x1.8p1'))
print(7 // -2, 7 % -2, -7 // 2, -7 % 2, divmod(-7, 2), divmod(7, -2.0), 2 ** -1, (-8) ** (1 / 3), pow(3, -1, 7), pow(2, 100, 97), 0 ** 0)
z = 3 + 4j
print(abs(z), z.real, z.imag, z.conjugate(), z * z, z / (1 - 1j), z ** 2, -z, z == 3 + 4j, complex('1-2j'), complex(1.5), complex(0, -0.0), 1j * 1j, repr(complex(1, float('inf'))))
print(True + True, True * 3, sum([True, False, True]), True & False, True | False, True ^ True, ~True, not 5, bool(''), bool('0'), bool([0]), isinstance(True, int), True is (1 == 1))
big = 2 ** 200 + 1
print(big, big % 1000007, big // 3 ** 50, str(big)[::-1][:5], len(str(3 ** 1000)), (big * big) % (10 ** 9 + 7), big & 0xff, big >> 190, -big >> 199, int(big ** 0.5) > 10 ** 29, big.bit_length())
print(f'{big:,}'[:20], f'{2 ** 70:e}', f'{10 ** 25:.3g}', '%d' % 1e15, '%.0f' % 0.5, '%.0f' % 1.5, '%x' % -255, '{:+.1e}'.format(-12345.678))
for bad in (lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: int('1.5'), lambda: int('0x', 16), lambda: int('9', 8), lambda: float('abc'), lambda: complex('1 + 2j'), lambda: int(float('nan')),
            lambda: int(float('inf')), lambda: 2.0 ** 10000, lambda: 1j < 2j, lambda: 5 .real.x, lambda: round(float('nan')), lambda: (-1) ** 0.5 + 'x', lambda: 1 << -1, lambda: int('1', 40), lambda: 3 .to_bytes(0, 'big'), lambda: (-1).to_bytes(2, 'big'), lambda: 1.5 & 1, lambda: divmod(1j, 1), lambda: int([]), lambda: pow(2, -1, 4)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([3, 1.5, True, -2, 10 ** 10, 0.0]), max(1, 1.0), min(True, 1), sum([0.1] * 10), sum([1, 2.5, 3j]), abs(-5), abs(-0.0), abs(True))
a = b = 256
c = int('256')
print(a is b, a == c, id(a) == id(b), [1, 2, 3].index(2.0), {1: 'a'}[True], (1, 2.0) == (1.0, 2), 1 < 2 < 3 > 2 != 5, 0 < 1 == True)
