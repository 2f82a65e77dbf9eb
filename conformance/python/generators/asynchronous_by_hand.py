# Asynchronous generators stepped by hand: asend, athrow, aclose, what each awaitable does and when it may be used.
from types import coroutine


@coroutine
def pause(what):
    return (yield what)


async def numbers():
    try:
        n = 0
        while True:
            got = yield n
            answer = await pause(f'wait {n}')
            print('   got', got, 'answer', answer)
            n += 1
    except ValueError as e:
        print('   caught', e)
        await pause('in except')
        yield 'after'
    finally:
        await pause('in finally')
        print('   done')


def drive(awaitable, *answers):
    """Runs one step to its end; shows what it waits for."""
    answers = list(answers)
    try:
        shown = awaitable.send(None)
        while True:
            print('   ...', shown)
            shown = awaitable.send(answers.pop(0) if answers else None)
    except StopIteration as e:
        return 'value', e.value
    except StopAsyncIteration:
        return 'over'
    except Exception as e:
        return repr(e)


g = numbers()
print(type(g.asend(None)).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__)
print(drive(g.__anext__()))
print(drive(g.asend('first'), 'A'))
print(drive(g.asend('second'), 'B'), g.ag_running, g.ag_await)
print(drive(g.athrow(ValueError('thrown'))))
print(drive(g.__anext__()))
print(drive(g.__anext__()))

g = numbers()
print(drive(g.asend('too early')))
print(drive(g.asend(None)))
step = g.asend('x')
print('waits for', step.send(None), g.ag_running)
print(drive(g.asend('at the same time')))
print(drive(g.aclose()))
try:
    step.send('late')
except StopIteration as e:
    print('value', e.value)
print(drive(step))
print(drive(g.aclose()), drive(g.aclose()), drive(g.__anext__()))


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


s = stubborn()
print(drive(s.__anext__()), drive(s.aclose()))


async def consumer():
    total = 0
    async for x in squares(4):
        total += x
        if x == 4:
            continue
    else:
        print('   no break')
    return total, [x async for x in squares(3) if x], {x: y async for x, y in pairs()}, sorted([x async for x in squares(3)], reverse=True)


async def squares(n):
    for i in range(n):
        await pause(f'square {i}')
        yield i * i


async def pairs():
    for p in zip('ab', (1, 2)):
        yield p


print(drive(consumer()))


async def first(agen, default=None):
    try:
        return await anext(agen)
    except StopAsyncIteration:
        return default


print(drive(first(squares(1))), drive(first(squares(0), 'none')), drive(anext(squares(0), 'default')), drive(anext(squares(1), 'default')))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return await pause(self.n)


async def over(it):
    return [x async for x in it]


class NoAiter:
    pass


class BadAiter:
    def __aiter__(self):
        return 5


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 7


print(drive(over(Countdown(2)), 'one', 'zero'))
for bad in (NoAiter(), BadAiter(), BadAnext(), [1]):
    print(drive(over(bad)))
