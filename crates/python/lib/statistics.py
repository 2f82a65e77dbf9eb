"""Averages and spreads."""

import math

__all__ = ['StatisticsError', 'mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median', 'median_low', 'median_high', 'median_grouped',
           'mode', 'multimode', 'pstdev', 'pvariance', 'stdev', 'variance', 'quantiles', 'covariance', 'correlation',
           'linear_regression', 'NormalDist']


class StatisticsError(ValueError):
    """There are too few values."""


def _ratio(value):
    # As numerator and denominator, so that sums are exact.
    if type(value) is int:
        return value, 1
    return value.as_integer_ratio()


def _exact_sum(data):
    """The sum as a fraction, and the number of values."""
    top, bottom, count = 0, 1, 0
    kind = int
    for value in data:
        count += 1
        if isinstance(value, float):
            kind = float
        a, b = _ratio(value)
        if b == bottom:
            top += a
        else:
            top, bottom = top * b + a * bottom, bottom * b
            common = math.gcd(top, bottom)
            top, bottom = top // common, bottom // common
    return top, bottom, count, kind


def _number(top, bottom, kind):
    if kind is int and top % bottom == 0:
        return top // bottom
    return top / bottom


def mean(data):
    """The sum divided by the count, exactly."""
    top, bottom, count, kind = _exact_sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    return _number(top, bottom * count, kind)


def fmean(data, weights=None):
    """The mean in floats."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return math.fsum([a * b for a, b in zip(data, weights)]) / total


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        return math.exp(fmean([math.log(value) for value in data]))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    alone = weights is None and len(data) == 1
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError('Number of weights does not match data size')
    if any([weight < 0 for weight in weights]):
        raise StatisticsError('harmonic mean does not support negative values')
    for weight, value in zip(weights, data):
        if value < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        if value == 0 and weight and not alone:
            return 0
    if alone:
        return data[0]
    from fractions import Fraction
    total = sum([Fraction(weight / value) for weight, value in zip(weights, data) if weight])
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return float(Fraction(sum(weights)) / total)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    """The middle value, or the mean of the two middle ones."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_grouped(data, interval=1):
    """The median of data that stand for intervals of equal width."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    below = sum(1 for value in data if value < x)
    lower, within = float(x) - float(interval) / 2, data.count(x)
    return lower + interval * (n / 2 - below) / within


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The most frequent value, the first of several."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')
    return max(counts, key=counts.get)


def multimode(data):
    """All most frequent values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, centre):
    """The sum of squared differences from the mean as a fraction, and the count."""
    data = list(data)
    top, bottom, count, kind = _exact_sum(data)
    if count == 0:
        return 0, 1, 0, kind
    if centre is None:
        centre = (top, bottom * count)
    else:
        centre = _ratio(centre)
    a, b = centre
    total, scale = 0, 1
    for value in data:
        c, d = _ratio(value)
        e, f = (c * b - a * d) ** 2, (d * b) ** 2
        total, scale = total * f + e * scale, scale * f
        common = math.gcd(total, scale)
        total, scale = total // common, scale // common
    return total, scale, count, kind


def variance(data, xbar=None):
    """Of a sample."""
    top, bottom, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _number(top, bottom * (count - 1), kind)


def pvariance(data, mu=None):
    """Of a whole population."""
    top, bottom, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _number(top, bottom * count, kind)


def _root(top, bottom):
    # The float nearest to the root of a fraction: by an integer root of enough digits, rounded to odd.
    if top == 0:
        return 0.0
    shift = max(0, 120 - (top.bit_length() - bottom.bit_length()))
    shift += shift % 2
    scaled, rest = divmod(top << shift, bottom)
    root = math.isqrt(scaled)
    if rest or root * root != scaled:
        root |= 1
    return root / (1 << shift // 2)


def stdev(data, xbar=None):
    """Of a sample."""
    top, bottom, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(top, bottom * (count - 1))


def pstdev(data, mu=None):
    """Of a whole population."""
    top, bottom, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(top, bottom * count)


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 values that cut the data into n parts."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    if method == 'inclusive':
        result = []
        for i in range(1, n):
            at, rest = divmod(i * (size - 1), n)
            result.append((data[at] * (n - rest) + data[at + 1] * rest) / n)
        return result
    if method == 'exclusive':
        result = []
        for i in range(1, n):
            at = i * (size + 1) // n
            at = 1 if at < 1 else size - 1 if at > size - 1 else at
            rest = i * (size + 1) - at * n
            result.append((data[at - 1] * (n - rest) + data[at] * rest) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


def _pairs(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{name} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{name} requires at least two data points')
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    return n, xbar, ybar, sxy


def covariance(x, y, /):
    n, _, _, sxy = _pairs(x, y, 'covariance')
    return sxy / (n - 1)


def correlation(x, y, /):
    _, xbar, ybar, sxy = _pairs(x, y, 'correlation')
    sxx = math.fsum([(a - xbar) ** 2.0 for a in x])
    syy = math.fsum([(b - ybar) ** 2.0 for b in y])
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line through the points."""
    from collections import namedtuple
    n, xbar, ybar, sxy = _pairs(x, y, 'linear regression')
    if proportional:
        sxy = math.fsum([a * b for a, b in zip(x, y)])
        sxx = math.fsum([a * a for a in x])
    else:
        sxx = math.fsum([(a - xbar) ** 2.0 for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    line = namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')
    return line(slope, 0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self.mean, self.stdev = float(mu), float(sigma)

    @property
    def variance(self):
        return self.stdev ** 2.0

    def pdf(self, x):
        diff = x - self.mean
        return math.exp(diff * diff / (-2.0 * self.variance)) / math.sqrt(math.tau * self.variance)

    def cdf(self, x):
        return 0.5 * (1.0 + math.erf((x - self.mean) / (self.stdev * math.sqrt(2.0))))

    def zscore(self, x):
        return (x - self.mean) / self.stdev

    def __repr__(self):
        return f'NormalDist(mu={self.mean!r}, sigma={self.stdev!r})'

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return (self.mean, self.stdev) == (other.mean, other.stdev)

    def __hash__(self):
        return hash((self.mean, self.stdev))
