"""inspect's view of generators and coroutines: states, locals, yieldfrom, frames, names."""
import inspect
import types


def gen(n):
    local = n * 2
    received = yield local
    print("received", received)
    yield from sub()


def sub():
    yield "sub"


g = gen(4)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), g.gi_frame.f_lineno - g.gi_code.co_firstlineno)
next(g)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), g.gi_running, g.gi_yieldfrom)
g.send("x")
print(g.gi_yieldfrom.__name__, inspect.isgenerator(g.gi_yieldfrom), g.gi_frame.f_lineno - g.gi_code.co_firstlineno)
print(list(g), inspect.getgeneratorstate(g), g.gi_frame, inspect.getgeneratorlocals(g))
print(g.__name__, g.__qualname__, gen.__code__.co_name, g.gi_code is gen.__code__)
g.__name__ = "renamed"
print(g.__name__, repr(g).split(" at ")[0])


def self_aware():
    yield inspect.getgeneratorstate(me), me.gi_running


me = self_aware()
print(next(me))


async def co():
    await aw()


@types.coroutine
def aw():
    yield "awaiting"


c = co()
print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running)
c.send(None)
print(inspect.getcoroutinestate(c), type(c.cr_await).__name__, c.cr_frame.f_code.co_name)
c.close()
print(inspect.getcoroutinestate(c), c.cr_frame)


async def ag():
    yield


print([inspect.isgeneratorfunction(f) for f in (gen, co, ag, aw, len)], [inspect.iscoroutinefunction(f) for f in (gen, co, ag, aw)], [inspect.isasyncgenfunction(f) for f in (gen, co, ag)])
print([inspect.isawaitable(v) for v in (gen(1), aw(), 3)], inspect.isasyncgen(ag()), inspect.iscoroutine(gen(1)))
expression = (x for x in range(3))
print(expression.__name__, inspect.getgeneratorstate(expression), type(expression))
for bad in (lambda: gen(), lambda: next(3), lambda: gen(1).send(5), lambda: inspect.getgeneratorstate(3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
