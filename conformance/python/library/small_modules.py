"""sched, timeit with functions, graphlib, queue in one thread, fractions, atexit, secrets' lengths, signal names, platform."""
import atexit
import graphlib
import numbers
import platform
import queue
import sched
import secrets
import signal
import time
import timeit
from fractions import Fraction

s = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
for delay, priority, name in ((2, 1, "two"), (1, 2, "one b"), (1, 1, "one a"), (3, 1, "never")):
    e = s.enter(delay, priority, lambda n: print(round(time.monotonic() - start), n), (name,))
print(len(s.queue), s.empty())
s.cancel(e)
s.run()
print(s.empty(), timeit.timeit(lambda: time.sleep(0.5), number=4) >= 2, len(timeit.repeat(lambda: None, number=1, repeat=3)))
graph = {"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}
print(list(graphlib.TopologicalSorter({"c": ["b"], "b": ["a"]}).static_order()))
ts = graphlib.TopologicalSorter({"D": ["B", "C"], "B": ["A"], "C": ["A"]})
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print("ready", ready)
    ts.done(*ready)
try:
    list(graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())
except graphlib.CycleError as e:
    print(e.args)
q = queue.PriorityQueue()
for x in (3, 1, 2):
    q.put(x)
print(q.get(), q.qsize(), q.get_nowait(), q.get(), q.empty())
try:
    q.get_nowait()
except queue.Empty as e:
    print("empty", repr(e))
small = queue.Queue(1)
small.put("x")
try:
    small.put("y", block=False)
except queue.Full:
    print("full", small.full())
l = queue.LifoQueue()
l.put(1), l.put(2)
print(l.get(), small.get(), small.task_done(), small.join())
f = Fraction(3, 4)
print(f, repr(f), f + 1, f * Fraction(2, 3), f / 2, f - Fraction("1/4"), f ** 2, float(f), Fraction(0.5), Fraction("3.25"), Fraction(1, 3).limit_denominator(2), round(Fraction(7, 2)), int(Fraction(-7, 2)), f < 1, f == 0.75, hash(Fraction(2)) == hash(2), Fraction(6, -8), sum([Fraction(1, n) for n in range(1, 6)]), divmod(Fraction(7, 2), 1), 2 ** Fraction(1), Fraction(1, 2) + 0.5)
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1.5, 2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print([isinstance(3, k) for k in (numbers.Number, numbers.Integral, numbers.Real)], isinstance(1.5, numbers.Integral), isinstance(f, numbers.Rational), isinstance("a", numbers.Number))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.randbelow(10) < 10, secrets.choice([7]), secrets.compare_digest(b"a", b"a"))
print(signal.SIGINT, signal.Signals(15).name, int(signal.SIGTERM), platform.python_implementation(), platform.python_version_tuple()[:2], platform.system())
atexit.register(print, "first registered, last called")


@atexit.register
def bye():
    print("bye")


atexit.register(print, "unregistered?")
atexit.unregister(print)
print("end of program")

for text in ("1/2", " -3/4 ", "1.5e2", "1 / 2", "1/ 2"):
    try:
        print(Fraction(text))
    except ValueError as e:
        print(e)
for operation in (lambda: Fraction(5, 7) / 0, lambda: Fraction(-5, 7) / 0, lambda: 5 / Fraction(0), lambda: Fraction(0) / 0,
                  lambda: Fraction(9, 4) ** "x", lambda: "x" ** Fraction(9, 4), lambda: Fraction(9, 4) ** 0.5, lambda: 2 ** Fraction(-2)):
    try:
        print(repr(operation()))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
