"""Runner and run: what they refuse, contexts between runs, loops made by a factory, what is cancelled at the end."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def set_it(value):
    before = variable.get()
    variable.set(value)
    return before


def attempt(what, act):
    try:
        print(what, "->", act())
    except BaseException as error:
        print(what, "!!", type(error).__name__, str(error).partition(" at 0x")[0])


with asyncio.Runner() as runner:
    print(runner.run(set_it("one")), runner.run(set_it("two")), variable.get())
    context = contextvars.copy_context()
    print(runner.run(set_it("three"), context=context), context[variable])
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed(), loop is runner.get_loop())
    attempt("a function", lambda: runner.run(set_it))
    attempt("a future", lambda: runner.run(loop.create_future()))
print(loop.is_closed())
coro = set_it("late")
attempt("closed", lambda: runner.run(coro))
coro.close()
attempt("get_loop", runner.get_loop)


async def nested():
    inner = set_it("inner")
    attempt("run in run", lambda: asyncio.run(inner))
    second = asyncio.Runner()
    attempt("runner in run", lambda: second.run(inner))
    inner.close()


asyncio.run(nested())


async def leave(error=None):
    async def background(name):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print(name, "cancelled")
            if name == "second":
                raise ValueError("while stopping")

    for name in ("first", "second", "third"):
        asyncio.create_task(background(name), name=name)
    await asyncio.sleep(0)
    if error:
        raise error
    return "left"


print(asyncio.run(leave()))
attempt("failing main", lambda: asyncio.run(leave(KeyError("main"))))
attempt("get_event_loop after run", lambda: asyncio.get_running_loop())
