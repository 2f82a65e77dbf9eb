name, n, pi = "world", 42, 3.14159265
print(f"hello {name}!", f"{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+}|{n: }|{n:x}|{n:#X}|{n:b}|{n:o}|{n:#o}|{n:c}")
print(f"{pi:.2f} {pi:10.3f}| {pi:<10.3f}| {pi:e} {pi:.3g} {pi:%} {pi:010.2f} {1e20} {1e16} {1e15} {1.0} {0.1 + 0.2} {1e-5} {123456789.0:,.2f}")
print(f"{name!r} {name!s:>8} {name!a} {'é'!a} {name:.3} {name:*^11} {name:_<8}")
print(f"{n=} {name = } {n + 1=:>6} {name=!s}")
print(f"{1234567:,} {1234567:_} {0xffff:_x} {-5:=+6} {255:#010x} {True:d} {True} {None}")
width, precision = 10, 3
print(f"{pi:{width}.{precision}f}|{name:{'>'}{width}}|{{literal}} {{{n}}}")
print(f"{[1, 2]!r:>10} {(1,)} { {'k': 1}['k'] } {n if n > 1 else 0} {(lambda x: x * 2)(4)}")
print("{0} {1} {0} {k} {k!r:>5}".format("a", "b", k="c"))
print("{:>{w}}".format("x", w=4), "{.real} {[1]}".format(5, [1, 2]))
print("%s %r %d %5d %-5d| %05.1f %x %o %e %% %c %5s %.2s" % ("s", "r", 42, 42, 42, 3.14159, 255, 8, 12345.678, "z", "ab", "abcdef"))
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2], "%+d % d" % (5, 5), "%*d" % (5, 42))
print(f"{'nested ' + f'{n}'}" f" joined " "plain", rf"\n{n}")
print(f"""multi
{name}
  line""")
print(format(1234.5, ",.1f"), format("x", ">3"), format(5), format(True, "5"), format(2 ** 70, ","))
for value in (0.0, -0.0, 1.5, 2.5, 1e100, 1e-100, 12345678901234.5, 1 / 3, 100.0, 1e22, 1e23, float("inf"), float("-inf"), float("nan")):
    print(value, repr(value), f"{value:g} {value:.3f} {value:.2e} {value:10.4}|")
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), f"{0.5:.0f} {1.5:.0f} {2.5:.0f}")
print(str(b"bytes\x00\xff"), repr("quo'te"), repr('dou"ble'), repr("bo'th\""), repr("tab\tnew\nline\\ \x7f \u200b é 😀"))
print(f"{3 + 4j} {complex(1, -2)} {1j * 1j}")
print(f"{-7 // 2} {-7 % 3} {7 % -3} {divmod(-7, 2)} {-7.5 // 2} {7.5 % -2}")
print(int("0x1f", 16), int("0b101", 0), int("  12_000 "), float("1e3"), int(-3.9), bin(10), oct(8), hex(-255), int("z", 36))
