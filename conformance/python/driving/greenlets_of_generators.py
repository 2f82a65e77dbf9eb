# Symmetric coroutines on generators: whoever runs names the next one; a hub, channels, and a timeout by hand.
from collections import deque


class Switch:
    def __init__(self, target, value=None):
        self.target, self.value = target, value


class Green:
    def __init__(self, name, func, *args):
        self.name, self.gen, self.alive = name, func(self, *args), True
        self.started = False

    def __repr__(self):
        return f'<{self.name}{"" if self.alive else " dead"}>'


def run(first, value=None):
    """Goes from one to the other until one returns."""
    current, history = first, []
    while True:
        history.append(current.name)
        try:
            order = current.gen.send(value if current.started else None)
            current.started = True
        except StopIteration as e:
            current.alive = False
            return e.value, ' '.join(history)
        if not isinstance(order, Switch):
            try:
                current.gen.throw(TypeError(f'{current.name} yielded {order!r}'))
            except TypeError as e:
                return str(e), ' '.join(history)
        if not order.target.alive:
            value = RuntimeError(f'{order.target} has ended')
            continue
        current, value = order.target, order.value


def ping(me, times):
    got = None
    for n in range(times):
        got = yield Switch(pong_green, f'ping {n}')
        print('ping got', got)
    return 'ping is tired'


def pong(me):
    got = yield Switch(ping_green, 'first')
    while True:
        print('pong got', got)
        got = yield Switch(ping_green, got.replace('ping', 'pong'))


ping_green = Green('ping', ping, 4)
pong_green = Green('pong', pong)
print(run(ping_green))
print(ping_green, pong_green, run(pong_green, 'after the end') if False else '')


class Hub:
    """All switch to the hub; it has the time and the channels."""

    def __init__(self):
        self.ready, self.timers, self.now, self.log = deque(), [], 0, []

    def spawn(self, func, *args):
        self.ready.append((func(self, *args), None))

    def loop(self):
        while self.ready or self.timers:
            if not self.ready:
                self.timers.sort(key=lambda t: t[0])
                self.now, gen, value = self.timers.pop(0)
                self.ready.append((gen, value))
            gen, value = self.ready.popleft()
            try:
                request = gen.throw(value) if isinstance(value, Exception) else gen.send(value)
            except StopIteration as e:
                self.log.append((self.now, gen.__name__, 'returned', e.value))
                continue
            except Exception as e:
                self.log.append((self.now, gen.__name__, 'raised', repr(e)))
                continue
            kind, *args = request
            if kind == 'sleep':
                self.timers.append((self.now + args[0], gen, None))
            else:
                args[0].request(kind, gen, self, *args[1:])


class Channel:
    def __init__(self, size=0):
        self.size, self.items, self.getters, self.putters = size, deque(), deque(), deque()

    def request(self, kind, gen, hub, item=None):
        if kind == 'put':
            if self.getters:
                hub.ready.append((self.getters.popleft(), item))
            elif len(self.items) < self.size:
                self.items.append(item)
            else:
                self.putters.append((gen, item))
                return
            hub.ready.append((gen, None))
        elif kind == 'get':
            if self.items:
                hub.ready.append((gen, self.items.popleft()))
                if self.putters:
                    putter, item = self.putters.popleft()
                    self.items.append(item)
                    hub.ready.append((putter, None))
            elif self.putters:
                putter, item = self.putters.popleft()
                hub.ready.extend([(gen, item), (putter, None)])
            else:
                self.getters.append(gen)


def producer(hub, channel, items, pause):
    for item in items:
        yield 'sleep', pause
        print(f'{hub.now:>3} put {item}')
        yield 'put', channel, item
    yield 'put', channel, None


def consumer(hub, channel, name):
    count = 0
    while (item := (yield 'get', channel)) is not None:
        count += 1
        print(f'{hub.now:>3} {name} has {item}')
        yield 'sleep', 5
        if item == 'bad':
            raise ValueError(item)
    return count


hub = Hub()
channel = Channel(1)
hub.spawn(producer, channel, ['a', 'b', 'c', 'bad', 'd', 'e'], 1)
hub.spawn(consumer, channel, 'one')
hub.spawn(consumer, channel, 'two')
hub.loop()
for row in hub.log:
    print(row)
print(len(channel.items), len(channel.getters), len(channel.putters))
