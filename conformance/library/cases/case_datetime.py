import datetime as D
from datetime import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


a = timedelta(days=1, hours=2.5, milliseconds=3); t(lambda: (a, str(a), a.total_seconds(), -a, str(-a), a * 2, a * 1.5, a / 2, a // 3, a % timedelta(hours=1), a / timedelta(hours=1), a // timedelta(hours=1), abs(-a), a + a, a - a, a > timedelta(1), a == timedelta(1), bool(timedelta()), divmod(a, timedelta(hours=5)), timedelta(), str(timedelta(2)), timedelta(weeks=1), hash(a) == hash(timedelta(days=1, hours=2.5, milliseconds=3)), timedelta(seconds=0.0000005), timedelta(microseconds=-1)))
t(timedelta, 'x'); t(lambda: a + 1); t(lambda: timedelta(days=10 ** 10)); t(lambda: timedelta.max)
d = date(2024, 2, 29); t(lambda: (d, str(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d + timedelta(1), d - date(2023, 1, 1), d - timedelta(60), d.replace(day=1), d.strftime('%A %d %B %Y %j %U %W %V %y %a %b %e %-d %x %%'), f'{d:%d/%m}', d.ctime(), d < date(2025, 1, 1), d == date(2024, 2, 29), date.fromisoformat('2020-01-05'), date.fromordinal(1), date.min, date.max, d.timetuple(), hash(d) == hash(date(2024, 2, 29))))
t(date, 2023, 2, 29); t(date, 0, 1, 1); t(date, 2023, 13, 1); t(date, 'a', 1, 1); t(date.fromisoformat, '2020-1-5'); t(lambda: d < 3); t(lambda: date.max + timedelta(1))
x = datetime(2023, 11, 14, 22, 13, 20, 123456); t(lambda: (x, str(x), x.isoformat(), x.isoformat(' ', 'minutes'), x.isoformat(timespec='milliseconds'), x.date(), x.time(), x + timedelta(hours=3), x - datetime(2023, 1, 1), x.replace(year=2020, microsecond=0), x.strftime('%Y-%m-%d %H:%M:%S.%f %p %I %c %X'), f'{x:%H:%M}', x.weekday(), x < datetime(2024, 1, 1), datetime(2023, 1, 1), datetime.combine(d, time(1, 2)), datetime.fromisoformat('2023-11-14T22:13:20.123456'), datetime.fromisoformat('2023-11-14'), datetime.fromisoformat('2023-11-14 10:00'), datetime.fromisoformat('2023-11-14T10:00:00+02:00'), datetime.strptime('14/Nov/2023 10:05 PM', '%d/%b/%Y %I:%M %p'), datetime.strptime('2023-01-02T03:04:05.5Z', '%Y-%m-%dT%H:%M:%S.%f%z'), x == d, x.timetuple()))
u = datetime(2023, 11, 14, 22, tzinfo=timezone.utc); z = timezone(timedelta(hours=-5, minutes=-30)); t(lambda: (u, str(u), u.timestamp(), u.astimezone(z), str(u.astimezone(z)), z, str(z), timezone(timedelta(hours=2), 'X'), u.astimezone(z) == u, u.strftime('%z %Z'), u.utcoffset(), u.tzname(), datetime.fromtimestamp(1e9, timezone.utc), datetime.fromtimestamp(0.5, z), D.UTC, u - datetime(2023, 1, 1, tzinfo=z), u.timetz(), hash(u) == hash(u.astimezone(z))))
t(lambda: x - u); t(lambda: x < u); t(lambda: x == u); t(datetime, 2023, 1, 1, 25); t(datetime.strptime, 'x', '%Y'); t(datetime.strptime, '2023 x', '%Y'); t(timezone, 3); t(timezone, timedelta(2)); t(datetime.fromisoformat, 'nope')
s = time(1, 2, 3, 4); t(lambda: (s, str(s), time(5), s.replace(hour=9), s.isoformat('minutes'), s < time(2), time.fromisoformat('04:05:06'), s.strftime('%H-%M'), time(1, tzinfo=timezone.utc), str(time(1, tzinfo=timezone.utc)), s.hour, time.max)); t(time, 24)
