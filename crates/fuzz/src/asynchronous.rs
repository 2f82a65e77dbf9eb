//! Programs of tasks on an event loop: they sleep, lock, queue, spawn, cancel, fail, and leave things open.

use crate::{
    definitions::{self, raising, trying},
    ending,
    writer::Writer,
};

/// A whole program.
pub fn program(mut w: Writer) -> String {
    definitions::head(&mut w);
    w.line(
        "tasks = []
variable = contextvars.ContextVar('variable', default=0)

def later(n):
    # A task that the running one may wait for: no two wait for each other.
    now = asyncio.current_task()
    known = tasks[tasks.index(now) + 1:] if now in tasks else []
    return known[n % len(known)] if known else asyncio.sleep(0, 'nobody')

def some(n):
    return tasks[n % len(tasks)] if tasks else asyncio.current_task()

class Awaitable:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        for _ in range(self.n):
            yield
        return self.n

",
    );
    w.generators = w.random.between(1, 2);
    w.streams = w.random.between(1, 3);
    w.managers = w.random.between(1, 2);
    definitions::generators(&mut w);
    definitions::streams(&mut w, true);
    definitions::managers(&mut w);
    w.count = w.random.between(2, 4);
    for number in 0..w.count {
        w.number = number;
        w.block(format!("async def work{number}():"), |w| {
            if w.random.one_in(6) {
                w.line(format!("noisy = Noisy('w{number}')"));
            }
            for _ in 0..w.random.between(2, 6) {
                statement(w, 0);
            }
            w.line(format!("return 'w{number}'"));
        });
        w.line("\n");
    }
    ending::ending(&mut w);
    w.end()
}

/// A coroutine to run: one of a higher number, or one of the library's.
fn child(w: &mut Writer) -> String {
    if w.number + 1 < w.count && !w.random.one_in(4) {
        return format!("work{}()", w.random.between(w.number + 1, w.count - 1));
    }
    let mark = w.mark();
    let seconds = w.seconds();
    match w.random.below(8) {
        0 => "event.wait()".into(),
        1 => "queue.get()".into(),
        2 => format!("queue.put({mark})"),
        3 => "condition.acquire()".into(),
        _ => format!("asyncio.sleep({seconds}, {mark})"),
    }
}

/// Something to await: a coroutine, a task, the future.
fn awaitable(w: &mut Writer) -> String {
    match w.random.below(6) {
        0 | 1 => format!("later({})", w.random.below(4)),
        2 => format!("Awaitable({})", w.random.below(3)),
        3 => {
            let child = child(w);
            format!("asyncio.create_task({child})")
        }
        _ => child(w),
    }
}

fn statement(w: &mut Writer, nested: u32) {
    if nested < 3 && w.random.one_in(3) {
        compound(w, nested);
        return;
    }
    let mark = w.mark();
    let seconds = w.seconds();
    let n = w.random.below(4);
    let line = match w.random.below(44) {
        0 | 1 => format!("show({mark}, asyncio.current_task().get_name())"),
        2..=4 => format!("await asyncio.sleep({seconds}); show({mark})"),
        5 => format!("time.sleep({seconds})"),
        6..=8 => format!("tasks.append(asyncio.create_task({}))", child(w)),
        9..=11 => format!("show({mark}, await {})", awaitable(w)),
        12 => format!(
            "show({mark}, await asyncio.gather({}, {}, return_exceptions={}))",
            awaitable(w),
            awaitable(w),
            w.random.pick(&["True", "False"])
        )
        .replace("Awaitable(", "asyncio.sleep("),
        13 => format!("show({mark}, await asyncio.wait_for({}, {seconds}))", child(w)),
        14 => format!("show({mark}, await asyncio.shield({}))", child(w)),
        15 => {
            let when = w
                .random
                .pick(&["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]);
            format!(
                "done, pending = await asyncio.wait([asyncio.create_task({}), asyncio.create_task({})], timeout={seconds}, return_when=asyncio.{when}); show({mark}, len(done), len(pending))",
                child(w),
                child(w)
            )
        }
        16 => format!("some({n}).cancel(); show({mark}, some({n}))"),
        17 => format!("show({mark}, some({n}).cancel('m{mark}'), some({n}).cancelling())"),
        18 => format!("show({mark}, asyncio.current_task().uncancel(), asyncio.current_task().cancelling())"),
        19 => format!(
            "some({n}).add_done_callback(lambda task: show({mark}, task.cancelled() or task.exception()))"
        ),
        20 => format!("show({mark}, some({n}))"),
        21 => "event.set()".into(),
        22 => "event.clear()".into(),
        23 => format!("show({mark}, queue.put_nowait({mark}) if not queue.full() else queue.qsize())"),
        24 => format!("await queue.put({mark}); show({mark}, queue.qsize())"),
        25 => format!("show({mark}, await queue.get()); queue.task_done()"),
        26 => format!("future.done() or future.set_result({mark})"),
        27 => format!("future.done() or future.set_exception({})", w.exception()),
        28 => format!("show({mark}, await asyncio.wait_for(asyncio.shield(future), {seconds}))"),
        29 => format!("box.append(asyncio.get_running_loop().call_later({seconds}, show, {mark}, 'called'))"),
        30 => format!(
            "asyncio.get_running_loop().call_soon({}, {mark})",
            w.random
                .pick(&["show", "show", "later", "int.x"])
                .replace("int.x", "(lambda n: 1 // 0)")
        ),
        31 => "if box: getattr(box.pop(), 'cancel', int)()".into(),
        32 => format!("token = variable.set({mark}); show({mark}, variable.get())"),
        33 => format!(
            "show({mark}, variable.get(), sorted(value for value in contextvars.copy_context().values() if isinstance(value, int)))"
        ),
        34 => child(w).replace("queue.get()", "queue.join()"),
        35 => format!(
            "it = stream{}({n}); show({mark}, await it.{})",
            w.random.below(w.streams),
            w.random.pick(&[
                "__anext__()",
                "asend(None)",
                "aclose()",
                "athrow(ValueError(0))",
                "asend(None), await it.athrow(KeyError(1))",
                "asend(None), await it.aclose()",
                "asend(None), it.asend(None), it.aclose()"
            ])
        ),
        36 => format!(
            "box.append(stream{}({n})); show({mark}, await anext(box[-1], 'none'))",
            w.random.below(w.streams)
        ),
        37 => format!(
            "show({mark}, [value async for value in stream{}({n})], [await {}])",
            w.random.below(w.streams),
            child(w)
        ),
        38 => format!(
            "coro = {}; {}",
            child(w),
            w.random.pick(&[
                "coro.close()",
                "show(coro.send(None)); coro.close()",
                "del coro",
                "tasks.append(asyncio.ensure_future(coro))",
                "show(await coro); show(await coro)"
            ])
        ),
        39 => format!("show({mark}, list(gen{}({n})))", w.random.below(w.generators)),
        40 => format!(
            "box.append(Noisy({mark})); {}",
            w.random.pick(&["box.pop()", "box.clear()", "gc.collect()"])
        ),
        41 => format!(
            "condition.locked() or await asyncio.wait_for(condition.acquire(), 0.1); condition.{}; condition.release()",
            w.random.pick(&["notify()", "notify_all()", "notify(2)"])
        ),
        42 => format!(
            "asyncio.get_running_loop().call_at(asyncio.get_running_loop().time() + {seconds}, some({n}).cancel)"
        ),
        _ => {
            raising(w);
            return;
        }
    };
    w.line(line);
}

fn compound(w: &mut Writer, nested: u32) {
    let mark = w.mark();
    let seconds = w.seconds();
    let some = |w: &mut Writer| {
        for _ in 0..w.random.between(1, 2) {
            statement(w, nested + 1);
        }
    };
    match w.random.below(16) {
        0 | 1 => w.block("async with lock:", some),
        2 => w.block("async with semaphore:", some),
        3 => w.block("async with condition:", |w| {
            if w.random.one_in(2) {
                w.line(format!("show({mark}, await asyncio.wait_for(condition.wait(), {seconds}))"));
            } else {
                some(w);
                w.line("condition.notify()");
            }
        }),
        4 | 5 => w.block(format!("async with asyncio.timeout({seconds}) as scope:"), |w| {
            some(w);
            if w.random.one_in(4) {
                w.line(format!("scope.reschedule(asyncio.get_running_loop().time() + {seconds}); show({mark}, scope.expired())"));
            }
        }),
        6 | 7 => w.block("async with asyncio.TaskGroup() as group:", |w| {
            for _ in 0..w.random.between(1, 3) {
                let child = child(w);
                w.line(format!("tasks.append(group.create_task({child}))"));
            }
            some(w);
        }),
        8 => w.looping(format!("async for value in stream{}(2):", w.random.below(w.streams)), |w| {
            w.line(format!("show({mark}, value)"));
            some(w);
            if w.random.one_in(3) {
                w.line("break");
            }
        }),
        9 => w.block(format!("async with Manager{}({mark}) as value:", w.random.below(w.managers)), some),
        10 => w.looping(format!("for i in range({}):", w.random.between(1, 3)), some),
        11 => {
            let (first, second) = (child(w), child(w));
            w.looping(format!("for coro in asyncio.as_completed([{first}, {second}], timeout={seconds}):"), |w| {
                w.line(format!("show({mark}, await coro)"));
            });
        }
        12 => {
            let outside = std::mem::replace(&mut w.in_loop, false);
            w.block("try:", some);
            w.block(format!("except* {}:", w.random.pick(&["ValueError", "(KeyError, Oops)", "Exception"])), |w| {
                w.line(format!("show({mark}, 'group')"));
            });
            w.in_loop = outside;
        }
        13 => w.block(format!("async with aclosing(stream{}(3)) as it:", w.random.below(w.streams)), |w| {
            w.line(format!("show({mark}, await anext(it))"));
            some(w);
        }),
        _ => trying(w, &mut |w| statement(w, nested + 1)),
    }
}
