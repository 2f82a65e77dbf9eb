# Corners of format specifications, f-strings and % that tutorials show.
from datetime import date, datetime, timedelta

n, x, s = 1234567, 3.14159265, 'text'
print(f'{n:,} {n:_} {n:x} {n:#X} {n:b} {n:#o} {n:e} {n:+d} {n: d} {-n:,} {n:>12} {n:<12}| {n:^12} {n:012} {n:=+12}')
print(f'{x:.2f} {x:8.3f} {x:<8.1f}| {x:+.0f} {x:e} {x:.3g} {x:%} {x:.1%} {x!r:.4} {x:08.2f} {x:,.3f} {1e6:,} {1e16:,}')
print(f'{s:>8}{s:*^10}{s:.2}{s!r:>8}{s!a}{s!s:5}|{s:}|{"":>3}|{s:<2}')
print(f'{True:d} {True} {True:>6} {None} {None!s:>6} {1 + 2j:.1f} {1j!r} {[1, 2]!s:>10} {255:c} {97:c} {0.1 + 0.2} {1e-7}')
width, precision, fill, align = 10, 3, '.', '^'
print(f'{x:{width}.{precision}f}|{s:{fill}{align}{width}}|{n:{",":s}}|{x:{width - 4}.{"1"}f}')
print(f'{n=} {x = :.2f} {s=!s} {n + 1=} {s.upper()=} {len(s) = } {n=:,}')
print(f'{{literal}} {"nested " + f"{n:>{width}}"} {(lambda v: v * 2)(4)} {s if n else x} {[i for i in range(3)]} {({1: 2})[1]}')
print(f"{'quotes'} {s[0]} {s[-1:]} {dict(a=1)['a']} {n!r:^{width}} {'a' 'b'} {s:{'>'}{6}}")
print(f'''{
    n
    + 1
} lines {s
}''', f'a{n}' 'b' f'{s}' "c")
print('%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%i|%u' % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 42.9, 42))
print('%.2f|%8.3f|%-8.1f|%e|%G|%g|%g|%%|%c|%c|%r|%a|%5s|%-5s|%.2s' % (x, x, x, x, x, 1e10, 1e-5, 'z', 65, 'é', 'é', 'ab', 'ab', 'abcdef'))
print('%(name)s is %(age)03d and %(name)r' % {'name': 'Ann', 'age': 7}, '%*d|%-*d|%.*f' % (6, 42, 6, 42, 2, x))
print('{} {} {}'.format(1, 2, 3), '{2} {0} {1}'.format('a', 'b', 'c'), '{a} {b[0]} {c.real}'.format(a=1, b=[2], c=3))
print('{0!r:>8} {0:{1}} {name[key]} {0[1]}'.format('xy', 5, name={'key': 'v'}), '{:{}{}}'.format('s', '>', 4), '{{}}'.format())
d = datetime(2024, 2, 29, 13, 5, 9, 42)
print(f'{d:%Y-%m-%d %H:%M:%S.%f} {d:%A %d %B %y, %I %p} {d:%j} {date(2024, 1, 1):%a %b %d} {d.time():%H.%M} {d!s}')
print(f'{timedelta(days=1, hours=2)} {timedelta(seconds=-1)} {timedelta(milliseconds=1500)!r}')


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        kind, _, rest = spec.partition(':')
        return f'{"€" if kind == "eur" else "$"}{self.amount:{rest or ".2f"}}'

    def __str__(self):
        return 'money'

    def __repr__(self):
        return 'Money()'


m = Money(1234.5)
print(f'{m} {m:eur} {m:usd:,.1f} {m!s} {m!r:>10} {[m]}', format(m, 'eur:.0f'), '{:eur}'.format(m))
for number in (0.1, 1.0, 1e15, 1e16, 123456789.123456789, 1e-4, 1e-5, 1 / 3, 2 / 3, 100.0, -0.0, float('inf'), float('nan')):
    print(number, f'{number:.3}', f'{number:g}', f'{number:.0f}', f'{number:10.2e}', '%s' % number, round(number, 2) if number == number and abs(number) < 1e17 else '')
for spec, value in (('d', 1.5), ('s', 5), ('.2f', 'x'), ('q', 1), ('+', 'x'), (',', 'x'), ('=5', 'x'), ('.2d', 3), ('c', -1), ('#', 'x'), ('_,', 1)):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as e:
        print(spec, type(e).__name__, e)
