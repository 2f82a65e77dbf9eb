# A scheduler of coroutines by hand: priorities, sleeping on a virtual clock, joining, cancelling.
import heapq
from itertools import count
from types import coroutine


@coroutine
def trap(name, *args):
    return (yield name, args)


async def sleep(seconds):
    await trap('sleep', seconds)


async def spawn(coro, priority=5):
    return await trap('spawn', coro, priority)


async def join(task):
    return await trap('join', task)


async def now():
    return await trap('now')


async def cancel(task):
    return await trap('cancel', task)


class Cancelled(BaseException):
    pass


class Task:
    numbers = count(1)

    def __init__(self, coro, priority):
        self.number, self.coro, self.priority = next(self.numbers), coro, priority
        self.waiters, self.result, self.error, self.done = [], None, None, False

    def __repr__(self):
        return f'<{self.number}:{self.coro.__name__}>'


class Kernel:
    def __init__(self):
        self.ready, self.sleeping, self.order, self.clock = [], [], count(), 0
        self.trace = []

    def add(self, coro, priority=5):
        task = Task(coro, priority)
        self.wake(task, None)
        return task

    def wake(self, task, value, throw=False):
        heapq.heappush(self.ready, (task.priority, next(self.order), task, value, throw))

    def run(self, main):
        first = self.add(main)
        while not first.done:
            if not self.ready:
                self.clock, _, task = heapq.heappop(self.sleeping)
                if not task.done:
                    self.wake(task, None)
                continue
            _, _, task, value, throw = heapq.heappop(self.ready)
            if task.done:
                continue
            self.trace.append(task.number)
            try:
                name, args = task.coro.throw(value) if throw else task.coro.send(value)
            except StopIteration as e:
                self.finish(task, e.value, None)
            except (Exception, Cancelled) as e:
                self.finish(task, None, e)
            else:
                getattr(self, 'trap_' + name)(task, *args)
        if first.error:
            raise first.error
        return first.result

    def finish(self, task, result, error):
        task.done, task.result, task.error = True, result, error
        for waiter in task.waiters:
            self.wake(waiter, error or result, throw=error is not None)

    def trap_sleep(self, task, seconds):
        heapq.heappush(self.sleeping, (self.clock + seconds, next(self.order), task))

    def trap_spawn(self, task, coro, priority):
        self.wake(task, self.add(coro, priority))

    def trap_join(self, task, other):
        if other.done:
            self.wake(task, other.error or other.result, throw=other.error is not None)
        else:
            other.waiters.append(task)

    def trap_now(self, task):
        self.wake(task, self.clock)

    def trap_cancel(self, task, other):
        self.wake(other, Cancelled(), throw=True)
        self.wake(task, None)


async def worker(name, times, pause):
    try:
        for n in range(times):
            await sleep(pause)
            print(f'{await now():>4} {name} {n}')
        return name.upper()
    except Cancelled:
        print(f'{await now():>4} {name} is cancelled')
        raise
    finally:
        print(f'     {name} leaves')


async def faulty():
    await sleep(3)
    raise ValueError('as planned')


async def main():
    slow = await spawn(worker('slow', 3, 4), priority=9)
    quick = await spawn(worker('quick', 4, 2), priority=1)
    endless = await spawn(worker('endless', 10 ** 6, 5))
    bad = await spawn(faulty())
    print(await join(quick), await join(slow))
    try:
        await join(bad)
    except ValueError as e:
        print('joined with', repr(e))
    await cancel(endless)
    try:
        await join(endless)
    except Cancelled as e:
        print('so it was', repr(e))
    return await now()


kernel = Kernel()
print('ended at', kernel.run(main()))
print(kernel.trace)
