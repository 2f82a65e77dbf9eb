"""Errors of the loop itself: closed, running, stopped too early, bad callbacks, bad delays."""
import asyncio


def attempt(what, act):
    try:
        print(what, "->", act())
    except BaseException as error:
        print(what, "!!", type(error).__name__, error)


async def nothing():
    return "nothing"


loop = asyncio.new_event_loop()
attempt("time is a float", lambda: isinstance(loop.time(), float))
attempt("no delay", lambda: loop.call_later(None, print))
attempt("no moment", lambda: loop.call_at(None, print))
attempt("not running", asyncio.get_running_loop)
attempt("current_task", asyncio.current_task)
attempt("all_tasks", asyncio.all_tasks)
attempt("all_tasks of a loop", lambda: asyncio.all_tasks(loop))
attempt("run", lambda: loop.run_until_complete(nothing()))


async def inside():
    coro = nothing()
    attempt("again", lambda: loop.run_until_complete(coro))
    attempt("forever", loop.run_forever)
    attempt("close", loop.close)
    other = asyncio.new_event_loop()
    attempt("another", lambda: other.run_until_complete(coro))
    other.close()
    coro.close()
    return asyncio.get_running_loop() is loop


attempt("inside", lambda: loop.run_until_complete(inside()))
future = loop.create_future()
loop.call_soon(loop.stop)
attempt("stopped", lambda: loop.run_until_complete(future))
loop.call_soon(future.set_result, "late")
attempt("after all", lambda: loop.run_until_complete(future))
loop.stop()
attempt("stop before", loop.run_forever)


def failing():
    raise SystemExit(3)


loop.call_soon(failing)
loop.call_soon(print, "after the exit")
attempt("SystemExit", loop.run_forever)
attempt("goes on", lambda: loop.run_until_complete(nothing()))
print(loop)
loop.close()
loop.close()
print(loop.is_closed(), loop)
coro = nothing()
for name, act in (
    ("call_soon", lambda: loop.call_soon(print)),
    ("call_later", lambda: loop.call_later(1, print)),
    ("call_at", lambda: loop.call_at(1, print)),
    ("create_task", lambda: loop.create_task(coro)),
    ("run_until_complete", lambda: loop.run_until_complete(coro)),
    ("run_forever", loop.run_forever),
):
    attempt(name + " when closed", act)
coro.close()
