"""Virtual time: integer nanoseconds that move by 100 with every read and by what a sleep asks for.

The tick keeps two reads apart, as on a real machine, so that equal delays expire in the order of the calls.

Programs with threads run on the machine's own clock: nobody but the kernel can make one thread wait and not another.
"""
import math
import time

TICK = 100
# The wall clock at the start of every run: 2023-11-14 22:13:20 UTC.
EPOCH = 1_700_000_000 * 10**9

now = 0
# The machine's monotonic clock at the start, in nanoseconds; None while time is virtual.
started = None


def read():
    """The present in nanoseconds, one tick later than the last read."""
    global now
    now += TICK
    return now


def jump(seconds):
    """Moves the clock to an absolute moment in seconds, never backwards."""
    global now
    now = max(now, math.ceil(seconds * 1e9))


def sleep(seconds):
    """Stands for time.sleep."""
    global now
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    now += math.ceil(seconds * 1e9)


def present():
    """The present in nanoseconds since the start; does not move virtual time."""
    return now if started is None else real_clock() - started


def origin():
    """What time.monotonic was at the start, in seconds."""
    return 0 if started is None else started / 1e9


real_clock = time.monotonic_ns


def start_real():
    """Counts time from here, by the machine's clock."""
    global started
    started = real_clock()


def install():
    time.time = lambda: (EPOCH + read()) / 1e9
    time.time_ns = lambda: EPOCH + read()
    for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        setattr(time, name, lambda: read() / 1e9)
        setattr(time, name + "_ns", read)
    time.sleep = sleep
