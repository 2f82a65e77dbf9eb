"""Futures by hand: states and errors, callbacks added and removed, awaiting one in every state, foreign awaitables."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="outside")


def attempt(what, act):
    try:
        print(what, "->", act())
    except BaseException as error:
        print(what, "!!", type(error).__name__, *error.args)


async def states():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    attempt("result", future.result)
    attempt("exception", future.exception)
    attempt("bad exception", lambda: future.set_exception(5))
    attempt("stop", lambda: future.set_exception(StopIteration))
    attempt("class", lambda: future.set_exception(ValueError))
    attempt("again", lambda: future.set_result(1))
    attempt("exception", future.exception)
    attempt("result", future.result)
    attempt("cancel", future.cancel)
    cancelled = loop.create_future()
    attempt("cancel", lambda: cancelled.cancel("message"))
    attempt("cancel", cancelled.cancel)
    attempt("result", cancelled.result)
    attempt("exception", cancelled.exception)
    print(future.done(), cancelled.done(), cancelled.cancelled(), future.get_loop() is loop)


async def callbacks():
    future = asyncio.get_running_loop().create_future()
    log = []

    def note(f):
        log.append((f.done(), variable.get()))

    context = contextvars.copy_context()
    context.run(variable.set, "in the context")
    future.add_done_callback(note)
    future.add_done_callback(note, context=context)
    future.add_done_callback(log.append)
    print(future.remove_done_callback(log.append), future.remove_done_callback(print))
    variable.set("later")
    future.set_result(None)
    print(log)
    await asyncio.sleep(0)
    print(log)
    future.add_done_callback(note)
    await asyncio.sleep(0)
    print(log, future.remove_done_callback(note))


async def by_hand():
    future = asyncio.get_running_loop().create_future()
    it = future.__await__()
    attempt("start", lambda: it.send(None) is future)
    attempt("too soon", lambda: it.send(None))
    it = iter(future)
    next(it)
    future.set_result("value")
    attempt("value", lambda: it.send(None))
    attempt("over", lambda: it.send(None))
    attempt("done at once", lambda: future.__await__().send(None))
    it = asyncio.Future().__await__()
    attempt("throw", lambda: it.throw(KeyError, "thrown"))


for part in (states, callbacks, by_hand):
    print("--", part.__name__)
    asyncio.run(part())
