import math
import statistics as st

print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.exp(1), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log1p(1e-10), math.log2(10), math.log10(2), math.pow(2, 0.5), math.exp2(3))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5), math.degrees(math.pi), math.radians(180))
print(math.ceil(-0.5), math.floor(2.7), math.trunc(-2.7), math.fabs(-3), math.fmod(-7, 3), math.modf(3.25), math.frexp(8), math.ldexp(0.5, 4), math.remainder(7, 4), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.factorial(20), math.isqrt(99), math.prod([1, 2, 3, 4]), math.dist((0, 0), (3, 4)), math.hypot(1, 2, 2), math.fsum([0.1] * 10), math.copysign(3, -0.0), math.nextafter(1, 2), math.ulp(1.0))
print(math.isclose(1, 1 + 1e-10), math.isfinite(math.inf), math.isinf(math.inf), math.isnan(math.nan), math.gamma(5), math.lgamma(10), math.erf(0.5), math.erfc(0.5))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(2.5), lambda: math.comb(-1, 2), lambda: math.acos(2), lambda: math.floor(math.nan), lambda: math.sqrt("a"), lambda: math.pow(0, -1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data), st.multimode("aabbc"), st.harmonic_mean([40, 60]), st.geometric_mean([54, 24, 36]), st.quantiles(data, n=4), st.fmean(data), st.median_low(data), st.median_high([1, 3, 5, 7]), st.median_grouped([1, 2, 2, 3]))
print(st.mean([1.5, 2.5, 4]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.correlation([1, 2, 3], [1, 2, 3.5]), st.covariance([1, 2, 3], [1, 5, 9]), st.NormalDist(10, 2).cdf(12), st.NormalDist(0, 1), st.mean([True, False]))
for bad in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([])):
    try:
        bad()
    except st.StatisticsError as e:
        print(e)

print(st.median_grouped([8]), st.median_grouped([8], interval=3), st.harmonic_mean([0, -1]), st.harmonic_mean([0]), st.harmonic_mean([40, 60]))
for data, weights in (([-1], None), ([-1, 0], None), ([2, 4], [1, -1]), ([2, 3], [0, 0])):
    try:
        print(st.harmonic_mean(data, weights))
    except st.StatisticsError as e:
        print(e)
