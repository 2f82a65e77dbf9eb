"""A program of several modules: dataclasses, enum, datetime, statistics, json, textwrap, collections, itertools."""
import json
import statistics
import textwrap
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import Enum
from itertools import accumulate, groupby


class Kind(Enum):
    IN = "deposit"
    OUT = "withdrawal"


@dataclass(order=True)
class Entry:
    day: date
    amount: int = field(compare=False)
    kind: Kind = field(compare=False)
    tags: tuple = field(default=(), compare=False)

    @property
    def signed(self):
        return self.amount if self.kind is Kind.IN else -self.amount


start = date(2024, 2, 27)
entries = [Entry(start + timedelta(days=d), a, k, t) for d, a, k, t in (
    (3, 50, Kind.OUT, ("food",)), (0, 1000, Kind.IN, ("pay",)), (1, 200, Kind.OUT, ("rent", "home")), (3, 25, Kind.OUT, ("food", "fun")), (10, 500, Kind.IN, ()))]
entries.sort()
for e, balance in zip(entries, accumulate(e.signed for e in entries)):
    print(f"{e.day:%d %b} {e.kind.value:>10} {e.amount:>6,} {balance:>7,}")
for month, group in groupby(entries, key=lambda e: e.day.strftime("%Y-%m")):
    print(month, sum(e.signed for e in group))
tags = Counter(t for e in entries for t in e.tags)
print(tags.most_common(1), statistics.mean(e.amount for e in entries), statistics.median(e.amount for e in entries))
by_kind = defaultdict(list)
for e in entries:
    by_kind[e.kind].append(e.amount)
print({k.name: (len(v), max(v)) for k, v in by_kind.items()})
print(json.dumps([asdict(e) for e in entries[:2]], default=lambda o: o.isoformat() if isinstance(o, date) else o.name))
print(textwrap.fill("The account was opened on " + start.strftime("%A, %d %B %Y") + " and has been used " + str(len(entries)) + " times since then.", 40))
print((entries[-1].day - entries[0].day).days, entries[0] < entries[1], min(entries).day, entries[0])
