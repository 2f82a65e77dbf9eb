"""An event loop of generators in the style from before async and await: yield a request, get the answer."""
import heapq
from collections import deque
from inspect import getgeneratorstate


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Call:
    def __init__(self, gen):
        self.gen = gen


class Fork(Call):
    pass


class Stop(Exception):
    pass


class Loop:
    def __init__(self):
        self.now, self.seq = 0, 0
        self.runnable, self.timers = deque(), []
        self.parent = {}

    def spawn(self, gen):
        self.runnable.append((gen, None, None))
        return gen

    def run(self):
        while self.runnable or self.timers:
            while self.runnable:
                self.resume(*self.runnable.popleft())
            if self.timers:
                self.now, _, gen = heapq.heappop(self.timers)
                self.runnable.append((gen, self.now, None))

    def resume(self, gen, value, error):
        try:
            request = gen.throw(error) if error else gen.send(value)
        except StopIteration as stop:
            self.reply(gen, stop.value, None)
        except Stop as e:
            self.reply(gen, None, e)
        else:
            if isinstance(request, Sleep):
                self.seq += 1
                heapq.heappush(self.timers, (self.now + request.ticks, self.seq, gen))
            elif isinstance(request, Fork):
                self.spawn(request.gen)
                self.runnable.append((gen, request.gen, None))
            elif isinstance(request, Call):
                self.parent[id(request.gen)] = gen
                self.runnable.append((request.gen, None, None))
            else:
                self.runnable.append((gen, None, Stop(f"bad request {request!r}")))

    def reply(self, gen, value, error):
        parent = self.parent.pop(id(gen), None)
        if parent is not None:
            self.runnable.append((parent, value, error))
        elif error is not None:
            print(f"{loop.now:3} unhandled {error!r}")


loop = Loop()


def child(name, ticks):
    for i in range(2):
        woke = yield Sleep(ticks)
        print(f"{woke:3} {name} {i}")
    if name == "bad":
        raise Stop(name)
    return name.upper()


def main():
    forked = yield Fork(child("forked", 5))
    print(getgeneratorstate(forked))
    print("call ->", (yield Call(child("called", 2))))
    try:
        yield Call(child("bad", 1))
    except Stop as e:
        print("caught", repr(e))
    try:
        yield "nonsense"
    except Stop as e:
        print("caught", repr(e))
    yield Sleep(10)
    print(getgeneratorstate(forked))
    raise Stop("at the end")


loop.spawn(main())
loop.run()
print("clock", loop.now)
