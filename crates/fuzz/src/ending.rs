//! How a program with an event loop starts it, and what it does after.

use crate::writer::Writer;

/// `main` and what runs it.
pub fn ending(w: &mut Writer) {
    w.block("async def main():", |w| {
        w.line("global lock, semaphore, condition, event, queue, future");
        w.line("lock, semaphore, condition, event = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Condition(), asyncio.Event()");
        w.line(format!(
            "queue = asyncio.{}(2)",
            w.random.pick(&["Queue", "Queue", "PriorityQueue", "LifoQueue"])
        ));
        w.line("future = asyncio.get_running_loop().create_future()");
        if w.random.one_in(6) {
            w.line("asyncio.get_running_loop().set_exception_handler(lambda loop, context: show('handler', context['message'].partition(' <')[0], context.get('exception')))");
        }
        match w.random.below(3) {
            0 => w.line("show(await asyncio.gather(work0(), work1(), return_exceptions=True))"),
            1 => w.line("tasks.append(asyncio.create_task(work1(), name='first')); show(await work0())"),
            _ => w.line("tasks.append(asyncio.create_task(work0(), name='first')); tasks.append(asyncio.create_task(work1(), name='second'))"),
        }
        if !w.random.one_in(3) {
            w.line("show(await asyncio.gather(*tasks, return_exceptions=True))");
        }
        if w.random.one_in(3) {
            w.line("show(*sorted(task.get_name() for task in asyncio.all_tasks()))");
        }
    });
    w.line("\n");
    let limit = w.random.pick(&["3", "3", "3", "0.2", "0.05"]);
    let main = if w.random.one_in(8) {
        "main()".to_owned()
    } else {
        format!("asyncio.wait_for(main(), {limit})")
    };
    let start = match w.random.below(8) {
        0 => format!("asyncio.new_event_loop().run_until_complete({main})"),
        1 => format!("with asyncio.Runner() as runner: show(runner.run({main}))"),
        2 => "loop = asyncio.new_event_loop(); loop.create_task(main()); loop.call_later(0.3, loop.stop); loop.run_forever()".into(),
        3 => "loop = asyncio.new_event_loop(); loop.run_until_complete(main()); loop.run_until_complete(loop.shutdown_asyncgens()); loop.close()".into(),
        _ => format!("asyncio.run({main})"),
    };
    if w.random.one_in(4) {
        w.line(start);
    } else {
        w.block("try:", |w| w.line(start));
        w.block("except BaseException as error:", |w| {
            w.line("show('ended', error, chain(error))");
        });
    }
    if w.random.one_in(3) {
        w.line("tasks.clear(); box.clear()");
    }
    if w.random.one_in(3) {
        w.line("show(gc.collect() >= 0)");
    }
    w.line("show('end')");
}
