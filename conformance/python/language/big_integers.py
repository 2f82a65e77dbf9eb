def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


f = factorial(60)
print(f)
print(f // factorial(58), f % 997, f >> 200, f & ((1 << 64) - 1), -f // 10 ** 70, -f % 10 ** 9)
print(2 ** 200, 2 ** 64 - 1, -(2 ** 63), 3 ** 50, (-7) ** 31, pow(3, 1000, 1007), pow(7, -1, 31))
print((1 << 100).bit_length(), (2 ** 100 - 1).bit_count(), hex(2 ** 80 + 255), int("9" * 40) + 1, int("ffffffffffffffffffff", 16), bin(2 ** 70))
print(divmod(-(10 ** 30), 7), 10 ** 30 / 10 ** 28, 10 ** 30 // 3.0 > 0, 2 ** 53 + 1 == float(2 ** 53 + 1), int(1e20), int(-1.5e25))
print(10 ** 25 == 1e25, 10 ** 20 == 1e20, hash(2 ** 61), 2 ** 100 > 1e30, float(10 ** 22), str(2 ** 127)[:5], len(str(3 ** 1000)))
a, b = 10 ** 40 + 7, 10 ** 20 - 3
while b:
    a, b = b, a % b
print(a)
print(12345678901234567890 * 98765432109876543210, 2 ** 90 ^ 2 ** 80, ~(2 ** 65), -(2 ** 65) >> 3, (2 ** 65) | 1, -(2 ** 70) & (2 ** 66 - 1))


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


print(isqrt(2 * 10 ** 60))
print(sum(int(c) for c in str(2 ** 1000)), round(10 ** 20 + 5, -1), abs(-(10 ** 30)), f"{2 ** 100:,}", f"{2 ** 100:e}")
for bad in (lambda: 10 ** 400 / 1.0, lambda: float(10 ** 400), lambda: int("1" * 5000), lambda: 1 << -1, lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(sys_max := 2 ** 63 - 1, sys_max + 1, -sys_max - 2, (sys_max + 1) * 2 // 2 == sys_max + 1)
fib = [0, 1]
while len(fib) < 301:
    fib.append(fib[-1] + fib[-2])
print(fib[300])
