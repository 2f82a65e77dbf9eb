"""Dates of the Gregorian calendar, their texts, and what `time` says about them. The time zone is UTC."""

__all__ = ('altzone', 'asctime', 'ctime', 'daylight', 'gmtime', 'localtime', 'mktime', 'strftime', 'strptime', 'struct_time',
           'timezone', 'tzname', 'get_clock_info', 'tzset')

altzone = timezone = daylight = 0
tzname = ('UTC', 'UTC')
MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
          'December')
DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')

# The ordinal of 1970-01-01; day 1 is 0001-01-01.
EPOCH = 719163
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_of_year(year, month, day):
    return _BEFORE[month - 1] + (month > 2 and is_leap(year)) + day


def to_ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


def from_ordinal(ordinal):
    """Year, month, day."""
    ordinal -= 1
    cycles, ordinal = divmod(ordinal, 146097)
    centuries, ordinal = divmod(ordinal, 36524)
    fours, ordinal = divmod(ordinal, 1461)
    years, ordinal = divmod(ordinal, 365)
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    if years == 4 or centuries == 4:
        return year - 1, 12, 31
    month = 12
    while day_of_year(year, month, 1) > ordinal + 1:
        month -= 1
    return year, month, ordinal + 2 - day_of_year(year, month, 1)


class struct_time(tuple):
    """A moment as nine numbers."""

    __slots__ = ()
    _fields = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
    tm_zone = 'UTC'
    tm_gmtoff = 0

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute {name!r}")

    def __repr__(self):
        return f'time.struct_time({", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])})'


struct_time.__module__ = 'time'


def _now():
    import time
    return time.time()


def gmtime(seconds=None, /):
    """The moment `seconds` after the start of 1970."""
    seconds = int((_now() if seconds is None else seconds) // 1)
    days, rest = divmod(seconds, 86400)
    year, month, day = from_ordinal(days + EPOCH)
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
                        day_of_year(year, month, day), 0))


localtime = gmtime


def tzset():
    """The time zone stays UTC."""


def get_clock_info(name):
    """What a clock is made of: here, of virtual time."""
    import types
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    return types.SimpleNamespace(implementation='virtual time', monotonic=name != 'time', adjustable=name == 'time',
                                 resolution=1e-09)


def timegm(moment):
    """The seconds from the start of 1970."""
    year, month, day, hour, minute, second = tuple(moment)[:6]
    return ((to_ordinal(year, 1, 1) - EPOCH + day_of_year(year, month, 1) - 1 + day - 1) * 24 + hour) * 3600 \
        + minute * 60 + second


def mktime(moment, /):
    return float(timegm(moment))


def asctime(moment=None, /):
    """`Tue Nov 14 22:13:20 2023`"""
    year, month, day, hour, minute, second, weekday, _, _ = gmtime() if moment is None else moment
    return f'{DAYS[weekday][:3]} {MONTHS[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}'


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def strftime(format, moment=None, /):
    """A moment's text."""
    return formatted(format, gmtime() if moment is None else moment)


def formatted(format, moment, microsecond=None, zone='UTC', offset='+0000'):
    """strftime; `%f` only for a microsecond."""
    year, month, day, hour, minute, second, weekday, yearday, _ = moment
    parts, at = [], 0
    while at < len(format):
        char = format[at]
        at += 1
        if char != '%' or at == len(format):
            parts.append(char)
            continue
        code = format[at]
        at += 1
        pad = True
        if code == '-' and at < len(format):
            pad, code = False, format[at]
            at += 1
        text = _field(code, year, month, day, hour, minute, second, weekday, yearday, microsecond, zone, offset)
        if text is None:
            text = '%' + code
        elif not pad:
            text = text.lstrip('0 ') or '0'
        parts.append(text)
    return ''.join(parts)


def _field(code, year, month, day, hour, minute, second, weekday, yearday, microsecond, zone, offset):
    sunday = (weekday + 1) % 7
    simple = {
        'Y': lambda: str(year), 'm': lambda: f'{month:02d}', 'd': lambda: f'{day:02d}', 'H': lambda: f'{hour:02d}',
        'M': lambda: f'{minute:02d}', 'S': lambda: f'{second:02d}', 'y': lambda: f'{year % 100:02d}',
        'C': lambda: f'{year // 100:02d}', 'B': lambda: MONTHS[month - 1], 'b': lambda: MONTHS[month - 1][:3],
        'h': lambda: MONTHS[month - 1][:3], 'A': lambda: DAYS[weekday], 'a': lambda: DAYS[weekday][:3],
        'I': lambda: f'{(hour + 11) % 12 + 1:02d}', 'p': lambda: 'AM' if hour < 12 else 'PM',
        'j': lambda: f'{yearday:03d}', 'e': lambda: f'{day:2d}', 'w': lambda: str(sunday), 'u': lambda: str(weekday + 1),
        'D': lambda: f'{month:02d}/{day:02d}/{year % 100:02d}', 'x': lambda: f'{month:02d}/{day:02d}/{year % 100:02d}',
        'T': lambda: f'{hour:02d}:{minute:02d}:{second:02d}', 'X': lambda: f'{hour:02d}:{minute:02d}:{second:02d}',
        'F': lambda: f'{year}-{month:02d}-{day:02d}', 'R': lambda: f'{hour:02d}:{minute:02d}',
        'c': lambda: f'{DAYS[weekday][:3]} {MONTHS[month - 1][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}',
        'r': lambda: f'{(hour + 11) % 12 + 1:02d}:{minute:02d}:{second:02d} {"AM" if hour < 12 else "PM"}',
        'U': lambda: f'{(yearday + 6 - sunday) // 7:02d}', 'W': lambda: f'{(yearday + 6 - weekday) // 7:02d}',
        'G': lambda: str(iso_week(year, month, day)[0]), 'V': lambda: f'{iso_week(year, month, day)[1]:02d}',
        'n': lambda: '\n', 't': lambda: '\t', '%': lambda: '%', 'Z': lambda: zone, 'z': lambda: offset,
        's': lambda: str(timegm((year, month, day, hour, minute, second))),
    }
    if code == 'f' and microsecond is not None:
        return f'{microsecond:06d}'
    make = simple.get(code)
    return None if make is None else make()


def iso_week(year, month, day):
    """ISO year, week and day of the week."""
    ordinal = to_ordinal(year, month, day)
    weekday = (ordinal - 1) % 7
    # The week belongs to the year that its Thursday is in.
    thursday = ordinal - weekday + 3
    iso_year = from_ordinal(thursday)[0]
    return iso_year, (thursday - to_ordinal(iso_year, 1, 1)) // 7 + 1, weekday + 1


def parsed(text, format):
    """What strptime finds: a dictionary of year, month ... by name. ValueError if the text does not match."""
    found, at, place = {'year': 1900, 'month': 1, 'day': 1}, 0, 0
    afternoon = None
    while at < len(format):
        char = format[at]
        at += 1
        if char.isspace():
            while place < len(text) and text[place].isspace():
                place += 1
            continue
        if char != '%':
            if text[place:place + 1] != char:
                raise ValueError(f'time data {text!r} does not match format {format!r}')
            place += 1
            continue
        code = format[at:at + 1]
        at += 1
        if code == '%':
            value, place = None, place + 1
            continue
        if code in _NUMBERS:
            name, width = _NUMBERS[code]
            end = place
            while end < len(text) and end - place < width and text[end].isdigit():
                end += 1
            if end == place:
                raise ValueError(f'time data {text!r} does not match format {format!r}')
            value = int(text[place:end])
            if code == 'y':
                value += 1900 if value >= 69 else 2000
            elif code == 'f':
                value *= 10 ** (6 - (end - place))
            if name == 'hour12':
                found['hour'] = value % 12
            else:
                found[name] = value
            place = end
            continue
        if code in 'BbAap':
            names = {'B': MONTHS, 'b': [name[:3] for name in MONTHS], 'A': DAYS, 'a': [name[:3] for name in DAYS],
                     'p': ('AM', 'PM')}[code]
            for number, name in enumerate(names):
                if text[place:place + len(name)].lower() == name.lower():
                    break
            else:
                raise ValueError(f'time data {text!r} does not match format {format!r}')
            place += len(name)
            if code in 'Bb':
                found['month'] = number + 1
            elif code == 'p':
                afternoon = number
            continue
        if code == 'z':
            if text[place:place + 1] == 'Z':
                found['offset'], place = 0, place + 1
                continue
            sign, digits = text[place:place + 1], text[place + 1:place + 6].replace(':', '')[:4]
            if sign not in ('+', '-') or not digits.isdigit() or len(digits) != 4:
                raise ValueError(f'time data {text!r} does not match format {format!r}')
            minutes = int(digits[:2]) * 60 + int(digits[2:])
            found['offset'] = -minutes if sign == '-' else minutes
            place += 6 if text[place + 3:place + 4] == ':' else 5
            continue
        raise ValueError(f"{code!r} is a bad directive in format {format!r}")
    if place != len(text):
        raise ValueError(f'unconverted data remains: {text[place:]}')
    if afternoon is not None and 'hour' in found:
        found['hour'] = found['hour'] % 12 + 12 * afternoon
    return found


_NUMBERS = {'Y': ('year', 4), 'm': ('month', 2), 'd': ('day', 2), 'H': ('hour', 2), 'I': ('hour12', 2),
            'M': ('minute', 2), 'S': ('second', 2), 'f': ('microsecond', 6), 'y': ('year', 2), 'j': ('yearday', 3)}


def strptime(text, format='%a %b %d %H:%M:%S %Y', /):
    found = parsed(text, format)
    year, month, day = found['year'], found['month'], found['day']
    return struct_time((year, month, day, found.get('hour', 0), found.get('minute', 0), found.get('second', 0),
                        (to_ordinal(year, month, day) - 1) % 7, day_of_year(year, month, day), -1))
