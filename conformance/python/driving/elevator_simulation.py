"""A discrete event simulation with generators as processes: a clock, a heap, a shared resource."""
import heapq
import itertools


class Environment:
    def __init__(self):
        self.now, self.queue, self.ids = 0, [], itertools.count()

    def process(self, gen):
        self.schedule(0, gen, None)

    def schedule(self, delay, gen, value):
        heapq.heappush(self.queue, (self.now + delay, next(self.ids), gen, value))

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, gen, value = heapq.heappop(self.queue)
            try:
                event = gen.send(value)
            except StopIteration:
                continue
            event(self, gen)
        self.now = until


def timeout(delay):
    return lambda env, gen: env.schedule(delay, gen, delay)


class Resource:
    def __init__(self, capacity):
        self.free, self.waiting = capacity, []

    def request(self):
        def event(env, gen):
            if self.free:
                self.free -= 1
                env.schedule(0, gen, self)
            else:
                self.waiting.append((env, gen))
        return event

    def release(self):
        if self.waiting:
            env, gen = self.waiting.pop(0)
            env.schedule(0, gen, self)
        else:
            self.free += 1


def car(env, name, pumps, arrives, needs):
    yield timeout(arrives)
    print(f"{env.now:>3} {name} arrives")
    yield pumps.request()
    print(f"{env.now:>3} {name} starts")
    yield timeout(needs)
    print(f"{env.now:>3} {name} leaves")
    pumps.release()


def clock(env, every):
    while True:
        print(f"{env.now:>3} tick")
        yield timeout(every)


env = Environment()
pumps = Resource(2)
env.process(clock(env, 5))
for i, (arrives, needs) in enumerate([(0, 6), (1, 4), (2, 3), (3, 5), (8, 1)]):
    env.process(car(env, f"car{i}", pumps, arrives, needs))
env.run(20)
print(env.now, pumps.free, len(env.queue))
