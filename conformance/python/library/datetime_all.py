from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.strftime("%A %d %B %Y, %j %U %y"), d.isoformat(), d.replace(year=2023, day=1), d.toordinal(), date.fromordinal(1))
dt = datetime(2024, 1, 31, 13, 5, 9, 123456)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(" ", "seconds"), dt.strftime("%I:%M:%S %p %f %a %b"), dt.timetuple()[:6], dt.replace(microsecond=0))
print(datetime.strptime("2024-03-05 06:07", "%Y-%m-%d %H:%M"), datetime.strptime("5 Mar 24", "%d %b %y"), datetime.fromisoformat("2024-01-02T03:04:05+02:00"), date.fromisoformat("2024-12-25"), datetime.fromisoformat("2024-01-02"))
delta = timedelta(days=1, hours=2, minutes=30, seconds=5, milliseconds=7)
print(delta, repr(delta), delta.total_seconds(), delta.days, delta.seconds, delta * 2, delta / 2, delta // timedelta(hours=1), delta % timedelta(hours=1), -delta, abs(-delta), timedelta(weeks=1), timedelta(seconds=0.1))
print(dt + delta, dt - timedelta(days=31), dt - datetime(2024, 1, 1), date(2024, 3, 1) - d, d < date(2025, 1, 1), max(d, date(2020, 1, 1)), datetime(2024, 1, 1) < dt)
utc = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
est = timezone(timedelta(hours=-5), "EST")
print(utc, utc.astimezone(est), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), utc.tzinfo, est, utc.utcoffset(), utc == utc.astimezone(est), utc.isoformat())
print(time(12, 30), time(1, 2, 3, 4), time.fromisoformat("04:05"), datetime.combine(d, time(6)), datetime.min, date.max, timedelta.max)
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: utc - dt, lambda: datetime.strptime("x", "%Y"), lambda: time(25), lambda: date.fromisoformat("2024"), lambda: d < dt, lambda: timedelta(days=10 ** 10)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(f"{dt:%Y/%m/%d}", f"{d}", f"{delta}", str(time(1)), dt.ctime(), dt.isocalendar().week, d.strftime("%%"))
print([(d + timedelta(days=i)).isoformat() for i in range(-1, 2)], sorted([timedelta(2), timedelta(1)]), sum([timedelta(1), timedelta(2)], timedelta()), hash(d) == hash(date(2024, 2, 29)), {d: 1}[date(2024, 2, 29)])
