"""f-strings, format specs, %-formatting and str.format as posts show them."""
import datetime

name, value, pi, big = "world", 42, 3.14159265, 1234567890
print(f"{name!r:>10}|{name:*^11}|{name:<8}|{value:05d}|{value:+}|{value:x}|{value:#b}|{value:o}|{value:,}|{big:_}|{big:,}")
print(f"{pi:.2f}|{pi:10.3f}|{pi:<10.1f}|{pi:e}|{pi:.3g}|{pi:%}|{0.1234:.1%}|{1e10:g}|{1e16:}|{123456789.0:,.2f}")
width, precision = 12, 4
print(f"{pi:{width}.{precision}}|{name:>{width}}|{'nested ' + f'{value}'}|{value=}|{pi=:.2f}|{name = }|{value!r:=>6}")
print(f"{{literal}} {value:>{width - 2}} {'yes' if value else 'no'} {[x * 2 for x in range(3)]} {{'a': 1}}")
print(f"{datetime.date(2024, 2, 29):%d/%m/%Y} {datetime.datetime(2024, 1, 2, 3, 4, 5):%H:%M:%S}")
print("%s %r %d %5d|%-5d|%05d %x %o %e %.2f %% %c %c" % ("s", "r", 3, 4, 5, 6, 255, 8, 12345.678, 2.5, "c", 65))
print("%(a)s and %(b)05.1f" % {"a": 1, "b": 2.25}, "%s" % (("tuple",),), "%*d" % (6, 42), "%+d % d" % (3, 3))
print("{} {} {}".format(1, "two", [3]), "{1} {0}".format("a", "b"), "{x.real} {y[k]} {z[0]}".format(x=5, y={"k": 1}, z=[9]))
print("{:>8}|{:^8}|{:<8}|{!r}|{:,.3f}".format("r", "c", "l", "q", 12345.6789), "{0:{1}}".format("pad", 6) + "|")
print("{:08.3f}".format(-3.14159), "{:=+8d}".format(42), "{:#x} {:#o} {:#b}".format(255, 8, 5), "{:c}".format(97))
for bad in (lambda: "{}".format(), lambda: "{x}".format(), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: f"{name:d}", lambda: f"{value:s}", lambda: "{0.nope}".format(1), lambda: f"{3.5:d}", lambda: format("a", ",")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(repr(0.1 + 0.2), 1e100, 1e-7, 123456789012345680.0, 1.0, -0.0, float("inf"), float("nan"), 5e-324, 1.7976931348623157e308, 100000.0 * 10 ** 11)
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1e20), 7 // -2, 7 % -2, -7 // 2, divmod(-7, 3), 7.5 // 2)
print(str(1 + 2j), repr(-1j), complex(1.5, -0.0), (1 + 2j) * (3 - 1j), abs(3 + 4j))
print("tab\tnew\\n", repr("quote'\"\n\t\x00é\u200b"), ascii("é"), repr(b"by\x00te'"), r"\raw")
print("multi" "ple " 'strings', """triple
line""", f"""{
    value
}""")
print(format(2 ** 70, ","), format(True), format(None), f"{True:d} {True}", f"{'a':3}{'b':>3}", "{:d}".format(True))
