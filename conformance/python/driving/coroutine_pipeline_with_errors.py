# Coroutines that push: broadcasting, filters, errors that travel up and closing that travels down.
from contextlib import closing


def coroutine(func):
    def start(*args, **kwargs):
        c = func(*args, **kwargs)
        next(c)
        return c
    return start


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    except GeneratorExit:
        print('broadcast closes')
        for target in targets:
            target.close()
        raise


@coroutine
def only(test, target):
    try:
        while True:
            item = yield
            if test(item):
                target.send(item)
    finally:
        target.close()


@coroutine
def batches(size, target):
    batch = []
    try:
        while True:
            batch.append((yield))
            if len(batch) == size:
                target.send(tuple(batch))
                batch.clear()
    except GeneratorExit:
        if batch:
            target.send(tuple(batch))
        target.close()


@coroutine
def averaging(target):
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count
        target.send(round(average, 2))


@coroutine
def printer(label):
    n = 0
    try:
        while True:
            print(label, (yield))
            n += 1
    except GeneratorExit:
        print(label, 'saw', n)


@coroutine
def fragile(target):
    while True:
        try:
            item = yield
            target.send(100 // item)
        except ZeroDivisionError as e:
            target.throw(type(e)(f'for {item}: {e}'))


@coroutine
def resilient(label):
    while True:
        try:
            print(label, (yield))
        except ZeroDivisionError as e:
            print(label, 'told of', e)


with closing(broadcast(only(lambda n: n % 2, printer('odd')), batches(3, printer('batch')), averaging(printer('mean')))) as top:
    for n in range(1, 8):
        top.send(n)
f = fragile(resilient('div'))
for n in (5, 0, 7):
    f.send(n)


def source(text, target):
    for line in text.splitlines():
        target.send(line)
    target.close()


@coroutine
def parse(target):
    try:
        while True:
            line = yield
            try:
                key, value = line.split(':')
                target.send((key.strip(), int(value)))
            except ValueError as e:
                print('skipped', repr(line), type(e).__name__)
    finally:
        target.close()


@coroutine
def totals(result):
    while True:
        key, value = yield
        result[key] = result.get(key, 0) + value


result = {}
source('a: 1\nb: 2\nbroken\na: 3\nb: x\nc: 5', parse(totals(result)))
print(result)
p = printer('done')
p.close()
for act in (lambda: p.send(1), lambda: p.throw(ValueError('late'))):
    try:
        act()
    except (StopIteration, ValueError) as e:
        print(repr(e))
