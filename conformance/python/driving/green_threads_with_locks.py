"""Green threads with a lock, a channel and join, all traps; a deadlock is found by the scheduler."""
from collections import deque


class Lock:
    def __init__(self):
        self.owner, self.waiters = None, deque()


class Channel:
    def __init__(self):
        self.items, self.readers = deque(), deque()


def acquire(lock):
    yield "acquire", lock


def release(lock):
    yield "release", lock


def send(channel, item):
    yield "send", (channel, item)


def receive(channel):
    return (yield "receive", channel)


class Deadlock(Exception):
    pass


def run(**threads):
    ready = deque((name, gen, None) for name, gen in threads.items())
    blocked = {}
    while ready:
        name, gen, value = ready.popleft()
        try:
            trap = gen.send(value)
        except StopIteration:
            print(f"{name} exits")
            continue
        match trap:
            case None:
                ready.append((name, gen, None))
            case ("acquire", Lock(owner=None) as lock):
                lock.owner = name
                ready.append((name, gen, None))
            case ("acquire", lock):
                blocked[name] = f"lock of {lock.owner}"
                lock.waiters.append((name, gen))
            case ("release", lock):
                lock.owner = None
                if lock.waiters:
                    lock.owner, waiter = lock.waiters.popleft()
                    del blocked[lock.owner]
                    ready.append((lock.owner, waiter, None))
                ready.append((name, gen, None))
            case ("send", (channel, item)):
                if channel.readers:
                    reader, waiter = channel.readers.popleft()
                    del blocked[reader]
                    ready.append((reader, waiter, item))
                else:
                    channel.items.append(item)
                ready.append((name, gen, None))
            case ("receive", channel):
                if channel.items:
                    ready.append((name, gen, channel.items.popleft()))
                else:
                    blocked[name] = "channel"
                    channel.readers.append((name, gen))
            case other:
                raise TypeError(f"unknown trap {other!r}")
    if blocked:
        raise Deadlock(", ".join(f"{n} on {w}" for n, w in sorted(blocked.items())))


def critical(name, lock, n):
    for i in range(n):
        yield from acquire(lock)
        print(name, "in", i)
        yield
        print(name, "out", i)
        yield from release(lock)


def reader(channel):
    while (item := (yield from receive(channel))) is not None:
        print("read", item)


def writer(channel):
    for i in range(3):
        yield from send(channel, i)
        yield
    yield from send(channel, None)


lock, channel = Lock(), Channel()
run(a=critical("a", lock, 2), b=critical("b", lock, 2), r=reader(channel), w=writer(channel))


def grabs(first, second):
    yield from acquire(first)
    yield
    yield from acquire(second)


one, two = Lock(), Lock()
try:
    run(x=grabs(one, two), y=grabs(two, one))
except Deadlock as e:
    print("deadlock:", e)
