"""Suspended generators, coroutines and asynchronous generators that only a cycle keeps."""
import asyncio
import gc


def gen(name, held):
    try:
        held.append((yield name))
        yield
    finally:
        print('closed', name, len(held))


def abandon(name):
    held = []
    me = gen(name, held)
    next(me)
    me.send(me)


abandon('first')
abandon('second')
print('abandoned')
gc.collect()
print('collected')


def outer(inner):
    try:
        yield from inner
    finally:
        print('outer closed')


def delegating():
    held = []
    inner = gen('inner', held)
    me = outer(inner)
    next(me)
    held.append(me)


delegating()
gc.collect()


def stubborn():
    me = yield
    try:
        yield me
    except GeneratorExit:
        yield 'no'


s = stubborn()
next(s)
s.send(s)
del s
gc.collect()
print('after the stubborn one')


def raises():
    me = yield
    try:
        yield me
    finally:
        raise ValueError('at its end')


r = raises()
next(r)
r.send(r)
del r
gc.collect()
print('after the one that raises')


async def never(held):
    pass


def unawaited():
    held = []
    held.append(never(held))
    held.append(gen('never started', held))


unawaited()
gc.collect()
print('after the one that was never awaited')


async def numbers(held):
    try:
        yield 1
        await asyncio.sleep(0)
        yield 2
    finally:
        await asyncio.sleep(0)
        print('asynchronous generator closed')


async def main():
    held = []
    agen = numbers(held)
    held.append(agen)
    print(await anext(agen))
    del held, agen
    gc.collect()
    print('its closing is a task:', len(asyncio.all_tasks()))
    await asyncio.sleep(0.1)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
last = gen('at exit', [])
next(last)
loop = [last]
loop.append(loop)
del last, loop
print('end')
