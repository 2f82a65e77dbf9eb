# State machines as generators that are sent events: a turnstile, a tokenizer, a traffic light, a protocol.
from functools import wraps


def primed(func):
    @wraps(func)
    def start(*args, **kwargs):
        g = func(*args, **kwargs)
        next(g)
        return g
    return start


@primed
def turnstile(log):
    coins = 0
    state = 'locked'
    while True:
        event = yield state, coins
        match state, event:
            case 'locked', 'coin':
                state, coins = 'open', coins + 1
            case 'open', 'push':
                state = 'locked'
            case 'open', 'coin':
                coins += 1
                log.append('thanks')
            case 'locked', 'push':
                log.append('beep')
            case _, other:
                raise ValueError(f'no such event: {other}')


log = []
t = turnstile(log)
for event in ('push', 'coin', 'coin', 'push', 'push'):
    print(event, t.send(event))
print(log)
try:
    t.send('kick')
except ValueError as e:
    print(e)
try:
    t.send('coin')
except StopIteration:
    print('it is broken for good')


@primed
def tokenizer(target):
    """Characters in, tokens out."""
    c = yield
    while True:
        if c is None:
            target.send(('end', ''))
            return
        if c.isspace():
            c = yield
        elif c.isdigit():
            text = ''
            while c is not None and (c.isdigit() or c == '.'):
                text += c
                c = yield
            target.send(('number', text))
        elif c.isalpha():
            text = ''
            while c is not None and c.isalnum():
                text += c
                c = yield
            target.send(('name', text))
        elif c == '"':
            text = ''
            while (c := (yield)) != '"':
                if c is None:
                    target.throw(SyntaxError('text does not end'))
                    return
                text += c
            target.send(('text', text))
            c = yield
        else:
            target.send(('sign', c))
            c = yield


@primed
def collect(found):
    try:
        while True:
            found.append((yield))
    except SyntaxError as e:
        found.append(('error', str(e)))
        yield


def tokens(source):
    found = []
    t = tokenizer(collect(found))
    for c in [*source, None]:
        try:
            t.send(c)
        except StopIteration:
            break
    return found


print(tokens('x1 = 3.14*(y + "two words")'))
print(tokens('a "b'))


def light(times):
    def red():
        yield from hold('red')
        return green

    def green():
        yield from hold('green')
        return amber

    def amber():
        yield from hold('amber')
        return red

    def hold(name):
        for left in range(times[name], 0, -1):
            pressed = yield name, left
            if pressed and name == 'green':
                return

    state = red
    while True:
        state = yield from state()


lights = light({'red': 2, 'green': 4, 'amber': 1})
print([next(lights) for _ in range(9)])
print([lights.send(n == 1) for n in range(6)])
lights.close()
print(list(lights))
