"""A reactor of callbacks, and the same thing with generators on top of it."""
import heapq
import itertools


class Reactor:
    def __init__(self):
        self.heap, self.time, self.numbers = [], 0.0, itertools.count()

    def call_later(self, delay, function, *args):
        entry = [self.time + delay, next(self.numbers), function, args]
        heapq.heappush(self.heap, entry)
        return entry

    def cancel(self, entry):
        entry[2] = None

    def run(self):
        while self.heap:
            self.time, _, function, args = heapq.heappop(self.heap)
            if function is not None:
                function(*args)


class Deferred:
    def __init__(self):
        self.callbacks, self.fired, self.value = [], False, None

    def add(self, ok, err=None):
        self.callbacks.append((ok, err))
        if self.fired:
            self._run()
        return self

    def callback(self, value):
        if self.fired:
            raise RuntimeError("already fired")
        self.fired, self.value = True, value
        self._run()

    def _run(self):
        while self.callbacks:
            ok, err = self.callbacks.pop(0)
            handler = err if isinstance(self.value, Exception) else ok
            if handler:
                try:
                    self.value = handler(self.value)
                except Exception as e:
                    self.value = e


def inline(function):
    def start(*args):
        result, gen = Deferred(), function(*args)

        def step(value):
            try:
                if isinstance(value, Exception):
                    waiting = gen.throw(value)
                else:
                    waiting = gen.send(value)
            except StopIteration as stop:
                result.callback(stop.value)
            except Exception as e:
                result.callback(e)
            else:
                waiting.add(step, step)

        step(None)
        return result
    return start


reactor = Reactor()


def fetch(url, delay):
    d = Deferred()
    answer = ValueError(url) if "bad" in url else f"<{url}>"
    reactor.call_later(delay, d.callback, answer)
    return d


d = fetch("one", 1)
d.add(lambda text: print(reactor.time, "callback", text) or len(text))
d.add(lambda n: print(reactor.time, "length", n) or n / 0)
d.add(lambda n: print("never"), lambda e: print(reactor.time, "error", e))


@inline
def session(name):
    first = yield fetch(name + "/a", 0.5)
    print(reactor.time, name, first)
    try:
        yield fetch(name + "/bad", 0.25)
    except ValueError as e:
        print(reactor.time, name, "failed", e)
    last = yield fetch(name + "/z", 0.125)
    return [first, last]


session("x").add(lambda r: print(reactor.time, r))
session("y").add(lambda r: print(reactor.time, r))
reactor.cancel(reactor.call_later(0.1, print, "cancelled"))
reactor.run()
print("stopped at", reactor.time)
