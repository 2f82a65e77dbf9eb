# What may stand after await, driven by hand; what may not, and how it is said.
from types import coroutine
import inspect


class Value:
    """Ready at once."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Ask:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        answer = yield self.what
        if isinstance(answer, Exception):
            raise answer
        return answer


class Steps:
    """An iterator of one's own, without send."""

    def __init__(self, n):
        self.n = n

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration('steps are over')
        self.n -= 1
        return f'step {self.n}'


@coroutine
def old_style(x):
    got = yield x
    return got * 2


async def nested(depth):
    if depth == 0:
        return await Ask('bottom?')
    return f'{depth}<{await nested(depth - 1)}>'


async def main():
    print(await Value(5), await Ask('name?'))
    print(await old_style('double?'))
    print(await Steps(2))
    print(await nested(3))
    both = [await Ask(f'n{i}?') for i in range(2)]
    total = sum([x async for x in feed(3)])
    return both, total


async def feed(n):
    for i in range(n):
        yield await Ask(f'feed {i}?')


def drive(coro, answers):
    answers = iter(answers)
    value = None
    try:
        while True:
            asked = coro.send(value)
            value = None if asked.startswith('step') else next(answers)
            print(f'   {asked} {value}')
    except StopIteration as e:
        return e.value


print(drive(main(), ['Ann', 21, 'rock', 'a', 'b', 1, 2, 3]))


async def bad(thing):
    try:
        await thing
    except TypeError as e:
        print('TypeError:', e)


class Wrong:
    def __await__(self):
        return [1, 2]



class Static:
    __await__ = None


for thing in (5, 'text', [1], (i for i in ()), Wrong(), Static(), len, feed(1)):
    drive(bad(thing), [])


for thing in (Value(1), old_style(1), main, feed(1), (i for i in ()), Steps(1)):
    print(type(thing).__name__, inspect.isawaitable(thing), inspect.iscoroutine(thing), inspect.isasyncgen(thing))


async def careful():
    try:
        await Ask('ok?')
    except ValueError as e:
        print('inside', e)
        try:
            await Ask('again?')
        finally:
            print('finally')


c = careful()
print(c.send(None), c.cr_await is not None, inspect.getcoroutinestate(c))
print(c.throw(ValueError('thrown')))
c.close()
print(inspect.getcoroutinestate(c), c.cr_frame)
once = Value(3).__await__()
try:
    next(once)
except StopIteration as e:
    print(e.value)
done = careful()
done.close()
try:
    done.send(None)
except RuntimeError as e:
    print(e)
