"""Exact quotients of integers."""

import math
import numbers
import operator

__all__ = ['Fraction']


def _parsed(text):
    # The two parts of a text; ValueError if it is none.
    import re
    found = re.fullmatch(r'\s*([-+]?)(?=\d|\.\d)(\d*(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|(?:\.(\d*(?:_\d+)*))?(?:[eE]([-+]?\d+))?)\s*',
                         text)
    if found is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    sign, whole, bottom, decimals, power = found.groups()
    top, bottom = int(whole or '0'), int(bottom) if bottom else 1
    if decimals:
        decimals = decimals.replace('_', '')
        top, bottom = top * 10 ** len(decimals) + int(decimals), 10 ** len(decimals)
    if power:
        top, bottom = (top * 10 ** int(power), bottom) if int(power) >= 0 else (top, bottom * 10 ** -int(power))
    return -top if sign == '-' else top, bottom


def _quotient(a, b):
    if b == 0:
        raise ZeroDivisionError(f'Fraction({(a > 0) - (a < 0)}, 0)')
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


def _operation(exact, inexact):
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, (float, complex)):
            return inexact(float(a), b)
        return NotImplemented

    def backward(b, a):
        if isinstance(a, (int, Fraction)):
            return exact(a, b)
        if isinstance(a, (float, complex)):
            return inexact(a, float(b))
        return NotImplemented

    return forward, backward


class Fraction(numbers.Rational):
    """A numerator over a denominator, in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                top, bottom = _parsed(numerator)
            elif isinstance(numerator, (float, Fraction)) or hasattr(numerator, 'as_integer_ratio'):
                top, bottom = numerator.as_integer_ratio()
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError('both arguments should be Rational instances')
        if bottom == 0:
            raise ZeroDivisionError(f'Fraction({top}, 0)')
        shared = math.gcd(top, bottom)
        if bottom < 0:
            shared = -shared
        self = super().__new__(cls)
        self._numerator, self._denominator = top // shared, bottom // shared
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    from_decimal = from_float

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a denominator of at most that."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    __add__, __radd__ = _operation(
        lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
        operator.add)
    __sub__, __rsub__ = _operation(
        lambda a, b: Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator),
        operator.sub)
    __mul__, __rmul__ = _operation(
        lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator), operator.mul)
    __truediv__, __rtruediv__ = _operation(
        _quotient, operator.truediv)
    __floordiv__, __rfloordiv__ = _operation(
        lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), operator.floordiv)
    __mod__, __rmod__ = _operation(
        lambda a, b: Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator),
        operator.mod)
    __divmod__, __rdivmod__ = _operation(
        lambda a, b: ((a.numerator * b.denominator) // (a.denominator * b.numerator), Fraction(a) % b), divmod)

    def __pow__(self, power):
        if isinstance(power, (int, Fraction)) and power.denominator == 1:
            power = power.numerator
            if power >= 0:
                return Fraction(self._numerator ** power, self._denominator ** power)
            return Fraction(self._denominator ** -power, self._numerator ** -power)
        return float(self) ** (float(power) if isinstance(power, Fraction) else power)

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base ** self._numerator
        if isinstance(base, int):
            return Fraction(base) ** self
        return base ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __int__ = __trunc__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 == self._denominator:
                return floor + floor % 2
            return floor + (rest * 2 > self._denominator)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = 2305843009213693951
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            found = 314159
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return float(self) == other if math.isnan(other) or math.isinf(other) else self == Fraction(other)
        return NotImplemented

    def _compare(self, other, verdict):
        if isinstance(other, (int, Fraction)):
            return verdict(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return verdict(0.0, other) if math.isnan(other) or math.isinf(other) else verdict(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, operator.lt)

    def __gt__(self, other):
        return self._compare(other, operator.gt)

    def __le__(self, other):
        return self._compare(other, operator.le)

    def __ge__(self, other):
        return self._compare(other, operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
