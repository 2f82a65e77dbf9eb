"""Dates and times."""

from _calendar import (EPOCH, day_of_year, days_in_month, formatted, from_ordinal, iso_week,
                       parsed, struct_time, to_ordinal)

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR, MAXYEAR = 1, 9999


def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    for value, most, text in ((hour, 23, 'hour must be in 0..23'), (minute, 59, 'minute must be in 0..59'),
                              (second, 59, 'second must be in 0..59'),
                              (microsecond, 999999, 'microsecond must be in 0..999999')):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= most:
            raise ValueError(text)


def _number(value, name):
    if not isinstance(value, (int, float)):
        raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
    return value


class timedelta:
    """A span of time: days, seconds, microseconds."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __slots__ = ('_total',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        units = (('days', days, 86400_000_000), ('seconds', seconds, 1_000_000), ('microseconds', microseconds, 1),
                 ('milliseconds', milliseconds, 1000), ('minutes', minutes, 60_000_000),
                 ('hours', hours, 3600_000_000), ('weeks', weeks, 604800_000_000))
        whole, part = 0, 0.0
        for name, value, unit in units:
            if isinstance(_number(value, name), float):
                entire = int(value)
                whole += entire * unit
                part += (value - entire) * unit
            else:
                whole += value * unit
        return cls._of(whole + round(part))

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        self._total = microseconds
        if abs(self.days) > 2147483647:
            raise OverflowError('Python int too large to convert to C int')
        if abs(self.days) > 999999999:
            raise OverflowError(f'days={self.days}; must have magnitude <= 999999999')
        return self

    @property
    def days(self):
        return self._total // 86400_000_000

    @property
    def seconds(self):
        return self._total // 1_000_000 % 86400

    @property
    def microseconds(self):
        return self._total % 1_000_000

    def total_seconds(self):
        return self._total / 1_000_000

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)}' for name in ('days', 'seconds', 'microseconds') if getattr(self, name)]
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join(parts) or "0"})'

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        if self.days:
            text = f'{self.days} day{"" if abs(self.days) == 1 else "s"}, {text}'
        return text + (f'.{self.microseconds:06d}' if self.microseconds else '')

    def _with(self, other, make):
        return timedelta._of(make(self._total, other._total)) if isinstance(other, timedelta) else NotImplemented

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_rounded(self._total * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._of(_rounded(self._total, other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_rounded(self._total * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        return self._with(other, lambda a, b: a % b)

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def _compare(self, other, make):
        return make(self._total, other._total) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0


def _rounded(top, bottom):
    # To the nearest, a half to the even one.
    if bottom < 0:
        top, bottom = -top, -bottom
    whole, rest = divmod(top, bottom)
    if rest * 2 > bottom or rest * 2 == bottom and whole % 2:
        whole += 1
    return whole


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class date:
    """A day."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        import time
        return cls.fromtimestamp(time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls.fromordinal(int(timestamp // 86400) + EPOCH)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text):
        parts = text.split('-')
        try:
            if len(parts) != 3 or [len(part) for part in parts] != [4, 2, 2]:
                raise ValueError
            return cls(*[int(part) for part in parts])
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    def toordinal(self):
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        from collections import namedtuple
        kind = namedtuple('IsoCalendarDate', 'year week weekday', module='datetime')
        kind.__repr__ = lambda self: f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'
        return kind(*iso_week(self._year, self._month, self._day))

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__qualname__}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return self.strftime('%c')

    def timetuple(self):
        return struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                            day_of_year(self._year, self._month, self._day), -1))

    def strftime(self, format):
        return formatted(format, self.timetuple(), 0, '', '')

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def _compare(self, other, make):
        if isinstance(other, date) and not isinstance(other, datetime):
            return make(self._key(), other._key())
        return NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())


class tzinfo:
    """A time zone."""

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign, span = ('-', -offset) if offset < timedelta(0) else ('+', offset)
    minutes, seconds = divmod(span.seconds + span.days * 86400, 60)
    text = f'{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}'
    return text + (f'{colon}{seconds:02d}' if seconds else '')


class timezone(tzinfo):
    """A fixed difference from UTC."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), '
                             f'not {offset!r}.')
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + (_offset_text(self._offset) if self._offset else '')

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        more = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{more})'

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _clock_text(hour, minute, second, microsecond, timespec):
    specs = {'hours': f'{hour:02d}', 'minutes': f'{hour:02d}:{minute:02d}',
             'seconds': f'{hour:02d}:{minute:02d}:{second:02d}',
             'milliseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}',
             'microseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'}
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec not in specs:
        raise ValueError('Unknown timespec value')
    return specs[timespec]


def _parse_clock(text):
    # `HH[:MM[:SS[.ffffff]]][+HH:MM]`
    offset = None
    for at, char in enumerate(text):
        if char in '+-Z':
            zone, text = text[at:], text[:at]
            if zone == 'Z':
                offset = timedelta(0)
            else:
                fields = [int(part) for part in zone[1:].split(':')]
                offset = timedelta(hours=fields[0], minutes=fields[1] if len(fields) > 1 else 0)
                if zone[0] == '-':
                    offset = -offset
            break
    clock, _, fraction = text.replace(',', '.').partition('.')
    fields = clock.split(':')
    if not all(len(field) == 2 for field in fields) or len(fields) > 3 or fraction and len(fraction) not in (3, 6):
        raise ValueError
    fields = [int(field) for field in fields] + [0] * (3 - len(fields))
    zone = None if offset is None else timezone.utc if not offset else timezone(offset)
    return (*fields, int(fraction.ljust(6, '0')) if fraction else 0, zone)


class time:
    """A time of day."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __slots__ = ('_fields', '_tzinfo')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._fields, self._tzinfo = (hour, minute, second, microsecond), tzinfo
        return self

    hour = property(lambda self: self._fields[0])
    minute = property(lambda self: self._fields[1])
    second = property(lambda self: self._fields[2])
    microsecond = property(lambda self: self._fields[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = 0

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_parse_clock(text.removeprefix('T')))
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    def isoformat(self, timespec='auto'):
        offset = None if self._tzinfo is None else self._tzinfo.utcoffset(None)
        return _clock_text(*self._fields, timespec) + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        fields = list(self._fields)
        while len(fields) > 2 and not fields[-1]:
            fields.pop()
        more = '' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join(map(str, fields))}{more})'

    def strftime(self, format):
        return formatted(format, (1900, 1, 1, *self._fields[:3], 0, 1, -1), self._fields[3], '', '')

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        given = (hour, minute, second, microsecond)
        fields = [old if new is None else new for new, old in zip(given, self._fields)]
        return type(self)(*fields, self._tzinfo if tzinfo is True else tzinfo)

    def _compare(self, other, make):
        return make(self._fields, other._fields) if isinstance(other, time) else NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._fields)


class datetime(date):
    """A day and a time of day."""

    __slots__ = ('_fields', '_tzinfo')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = super().__new__(cls, year, month, day)
        self._fields, self._tzinfo = (hour, minute, second, microsecond), tzinfo
        return self

    hour = property(lambda self: self._fields[0])
    minute = property(lambda self: self._fields[1])
    second = property(lambda self: self._fields[2])
    microsecond = property(lambda self: self._fields[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = 0

    @classmethod
    def _of(cls, microseconds, zone=None):
        # Microseconds since the beginning of year 1.
        days, rest = divmod(microseconds, 86400_000_000)
        if not 0 <= days < 3652059:
            raise OverflowError('date value out of range')
        seconds, microsecond = divmod(rest, 1_000_000)
        return cls(*from_ordinal(days + 1), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, zone)

    def _total(self):
        hour, minute, second, microsecond = self._fields
        return ((self.toordinal() - 1) * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000 + microsecond

    @classmethod
    def now(cls, tz=None):
        import time
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        top, bottom = float(timestamp).as_integer_ratio()
        made = cls._of(_rounded(top * 1_000_000, bottom) + (EPOCH - 1) * 86400_000_000)
        if tz is None:
            return made
        return (made + tz.utcoffset(made)).replace(tzinfo=tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, *time._fields, time.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        try:
            day = date.fromisoformat(text[:10])
            clock = _parse_clock(text[11:]) if len(text) > 10 else ()
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(day.year, day.month, day.day, *clock)

    @classmethod
    def strptime(cls, text, format):
        found = parsed(text, format)
        offset = found.get('offset')
        zone = None if offset is None else timezone.utc if offset == 0 else timezone(timedelta(minutes=offset))
        made = cls(found['year'], found['month'], found['day'], found.get('hour', 0), found.get('minute', 0),
                   found.get('second', 0), found.get('microsecond', 0), zone)
        if 'yearday' in found:
            made = made.replace(month=1, day=1) + timedelta(found['yearday'] - 1)
        return made

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(*self._fields)

    def timetz(self):
        return time(*self._fields, self._tzinfo)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def timestamp(self):
        return (self._utc() - (EPOCH - 1) * 86400_000_000) / 1_000_000

    def _utc(self):
        offset = self.utcoffset()
        return self._total() - (0 if offset is None else offset._total)

    def astimezone(self, tz=None):
        zone = timezone.utc if tz is None else tz
        utc = type(self)._of(self._utc())
        return (utc + zone.utcoffset(utc)).replace(tzinfo=zone)

    def timetuple(self):
        return struct_time((self._year, self._month, self._day, *self._fields[:3], self.weekday(),
                            day_of_year(self._year, self._month, self._day), -1))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
                *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        fields = [old if new is None else new
                  for new, old in zip(given, (self._year, self._month, self._day, *self._fields))]
        return type(self)(*fields, self._tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep='T', timespec='auto'):
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}' + _clock_text(*self._fields, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        fields = [self._year, self._month, self._day, *self._fields]
        while len(fields) > 5 and not fields[-1]:
            fields.pop()
        more = '' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join(map(str, fields))}{more})'

    def strftime(self, format):
        return formatted(format, self.timetuple(), self._fields[3], self.tzname() or '',
                         _offset_text(self.utcoffset(), ''))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._total, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc() - other._utc())

    def _compare(self, other, make):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return make(self._utc(), other._utc())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._compare(other, lambda a, b: a == b)

    def __hash__(self):
        return hash(self._utc())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta.resolution
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution
