"""Promises with then, chained, failing, and joined; a queue of jobs; then the same awaited by a tiny driver."""
from collections import deque

jobs = deque()


class Promise:
    def __init__(self, run=None):
        self.state, self.value, self.waiting = "pending", None, []
        if run:
            try:
                run(self.resolve, self.reject)
            except Exception as e:
                self.reject(e)

    def settle(self, state, value):
        if self.state == "pending":
            if isinstance(value, Promise):
                value.then(self.resolve, self.reject)
                return
            self.state, self.value = state, value
            for w in self.waiting:
                jobs.append(w)

    def resolve(self, value=None):
        self.settle("done", value)

    def reject(self, error):
        self.settle("failed", error)

    def then(self, ok=None, bad=None):
        result = Promise()

        def job():
            handler = ok if self.state == "done" else bad
            if handler is None:
                (result.resolve if self.state == "done" else result.reject)(self.value)
                return
            try:
                result.resolve(handler(self.value))
            except Exception as e:
                result.reject(e)

        if self.state == "pending":
            self.waiting.append(job)
        else:
            jobs.append(job)
        return result

    def __await__(self):
        if self.state == "pending":
            yield self
        if self.state == "failed":
            raise self.value
        return self.value


def every(promises):
    def run(resolve, reject):
        results, left = [None] * len(promises), len(promises)

        def at(i):
            def got(v):
                nonlocal left
                results[i] = v
                left -= 1
                if not left:
                    resolve(results)
            return got

        for i, p in enumerate(promises):
            p.then(at(i), reject)
    return Promise(run)


def pump():
    while jobs:
        jobs.popleft()()


def value(v):
    return Promise(lambda resolve, reject: resolve(v))


value(1).then(lambda v: print("a", v) or v + 1).then(lambda v: print("b", v) or value("inner")).then(lambda v: print("c", v))
print("nothing has run yet")
pump()
value(0).then(lambda v: 1 / v).then(lambda v: print("never")).then(None, lambda e: print("caught", e) or "recovered").then(print)
pump()
every([value("x"), value("y").then(str.upper)]).then(print)
every([value(1), Promise(lambda r, j: j(KeyError("k")))]).then(print, lambda e: print("all failed:", repr(e)))
pump()


def spawn(coro):
    result = Promise()

    def step(send, v):
        try:
            p = send(v)
        except StopIteration as e:
            result.resolve(e.value)
        except Exception as e:
            result.reject(e)
        else:
            p.then(lambda v: step(coro.send, None), lambda e: step(coro.send, None))
    jobs.append(lambda: step(coro.send, None))
    return result


async def program():
    later = Promise()
    jobs.append(lambda: later.resolve("later"))
    print("awaited", await later, await value(5))
    try:
        await value(1).then(lambda v: v / 0)
    except ZeroDivisionError as e:
        print("awaited error", e)
    return await spawn(child("one")), await every([spawn(child("two")), spawn(child("three"))])


async def child(n):
    return f"child {await value(n)}"


spawn(program()).then(lambda v: print("program", v))
pump()
