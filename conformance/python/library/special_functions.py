"""The error function and the gamma function; the wall clock at the start."""
import datetime
import math
import time

for x in (0.1, 0.5, 1, 1.5, 2.5, 3.7, 5, 6.0, 10, 20.5, 23, 24, 25, 28.5, 100.1, 141.3, 170.5, 171, -0.5, -1.5, -2.7,
          -30.5, -150.5, -205.5, 1e-21, 1e-5, -1e-3, 0.84375, 1.25, math.inf, math.nan):
    print(x, math.erf(x), f'{math.erfc(x):.12g}', end=' ')
    for function in (math.gamma, math.lgamma):
        try:
            print(function(x), end=' ')
        except (ValueError, OverflowError) as error:
            print(repr(error), end=' ')
    print()
for x in (0.0, -1, -2.0, -math.inf, 172, 1e308, 2.5e305):
    for function in (math.gamma, math.lgamma):
        try:
            print(x, function(x))
        except (ValueError, OverflowError) as error:
            print(x, repr(error))
for bad in ('x', None):
    try:
        math.erf(bad)
    except TypeError as error:
        print(error)

print(round(time.time(), 3), time.time_ns() // 10**9)
print(datetime.datetime.fromtimestamp(int(time.time()), datetime.timezone.utc))
time.sleep(1.5)
print(round(time.time(), 3))
