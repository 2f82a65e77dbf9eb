"""Tasks as generators with cancellation: throw at the yield, clean-up that yields, and a cancel that is refused."""
from collections import deque


class Cancelled(Exception):
    pass


class Scheduler:
    def __init__(self):
        self.tasks = deque()
        self.results = {}

    def spawn(self, name, gen):
        self.tasks.append((name, gen, None))

    def cancel(self, name):
        self.tasks = deque((n, g, Cancelled(f"cancel {n}") if n == name else e) for n, g, e in self.tasks)

    def run(self):
        step = 0
        while self.tasks:
            name, gen, error = self.tasks.popleft()
            step += 1
            try:
                what = gen.throw(error) if error else next(gen)
            except StopIteration as e:
                self.results[name] = ("returned", e.value)
            except Cancelled as e:
                self.results[name] = ("cancelled", str(e))
            except Exception as e:
                self.results[name] = ("failed", repr(e))
            else:
                print(f"step {step}: {name} yields {what}")
                if isinstance(what, tuple) and what[0] == "cancel":
                    self.cancel(what[1])
                self.tasks.append((name, gen, None))


def plain(n):
    for i in range(n):
        yield i
    return n


def tidy():
    try:
        while True:
            yield "working"
    finally:
        yield "tidying 1"
        yield "tidying 2"


def stubborn():
    tries = 0
    while tries < 2:
        try:
            yield f"stubborn {tries}"
        except Cancelled:
            tries += 1
    return "gave up"


def boss():
    yield "start"
    yield ("cancel", "tidy")
    yield ("cancel", "stubborn")
    yield ("cancel", "fresh")
    yield ("cancel", "stubborn")
    raise LookupError("boss leaves")


s = Scheduler()
s.spawn("boss", boss())
s.spawn("plain", plain(3))
s.spawn("tidy", tidy())
s.spawn("stubborn", stubborn())
s.run()
for name, result in s.results.items():
    print(name, result)
