//! Programs of generators and coroutines that are driven by hand, and of what happens when they are dropped.

use crate::{
    definitions::{self, raising, trying},
    writer::Writer,
};

/// A whole program.
pub fn program(mut w: Writer) -> String {
    definitions::head(&mut w);
    w.generators = w.random.between(2, 4);
    w.streams = w.random.between(1, 2);
    definitions::generators(&mut w);
    definitions::streams(&mut w, false);
    let steps = w.random.between(2, 3);
    for step in 0..steps {
        w.block(format!("def step{step}():"), |w| {
            w.line("held = []");
            for _ in 0..w.random.between(3, 7) {
                statement(w, 0);
            }
            if w.random.one_in(3) {
                w.line("box.extend(held)");
            }
            let mark = w.mark();
            w.line(format!("show({mark}, 'done')"));
        });
        w.line("\n");
    }
    for step in 0..steps {
        if w.random.one_in(6) {
            w.line(format!("step{step}()"));
        } else {
            w.block("try:", |w| w.line(format!("step{step}()")));
            w.block("except BaseException as error:", |w| {
                w.line("show(error, chain(error))");
                if w.random.one_in(3) {
                    w.line("box.append(error)");
                }
            });
        }
        if w.random.one_in(4) {
            w.line("show(gc.collect() >= 0)");
        }
    }
    if w.random.one_in(3) {
        w.line("box.clear()");
    }
    w.line("show('end')");
    w.end()
}

/// A value that can be sent into: a generator, an async generator's step or a coroutine.
fn target(w: &mut Writer) -> String {
    let n = w.random.below(4);
    match w.random.below(4) {
        0 => format!("stream{}({n}).asend(None)", w.random.below(w.streams)),
        1 => format!("wrapped(gen{}({n}))", w.random.below(w.generators)),
        _ => format!("gen{}({n})", w.random.below(w.generators)),
    }
}

/// One statement of a function that is no coroutine.
fn statement(w: &mut Writer, nested: u32) {
    let mark = w.mark();
    match w.random.below(if nested < 2 { 22 } else { 17 }) {
        0 => {
            let target = target(w);
            w.line(format!("held.append({target})"));
        }
        1..=3 => w.line(format!("if held: show({mark}, next(held[-1], 'stopped') if hasattr(held[-1], '__next__') else held[-1].send(None))")),
        4 | 5 => w.line(format!("if held: show({mark}, held[-1].send({}))", w.random.pick(&["None", "7", "'x'"]))),
        6 | 7 => {
            let error = w.exception();
            w.line(format!("if held: show({mark}, held[-1].throw({error}))"));
        }
        8 => w.line("if held: show(held[-1].close())"),
        9 => w.line("if held: held.pop()"),
        10 => {
            let n = w.random.below(4);
            let which = w.random.below(w.generators);
            w.line(format!("show({mark}, list(gen{which}({n})))"));
        }
        11 => w.line(format!("for value in gen{}(3): show({mark}, value); {}", w.random.below(w.generators), w.random.pick(&["break", "continue", "held.append(value)"]))),
        12 => {
            w.line(format!("cell = [gen{}(2)]; cell.append(cell); next(cell[0], None); del cell", w.random.below(w.generators)));
            if w.random.one_in(2) {
                w.line("show(gc.collect() > 0)");
            }
        }
        13 => w.line(format!("held.append(Noisy({mark})) if not held else None; held[-1:] = []")),
        14 => w.line(format!("show({mark}, inspect.getgeneratorstate(held[-1]) if inspect.isgenerator(held[-1]) else type(held[-1])) if held else None")),
        15 => w.line(format!("reference = weakref.ref(gen{}(1), lambda _: show({mark}, 'gone')); show(reference() is None)", w.random.below(w.generators))),
        16 => raising(w),
        17 => w.block(format!("for i in range({}):", w.random.between(1, 3)), |w| {
            w.line(format!("show({mark}, i)"));
            statement(w, nested + 1);
        }),
        18 => w.block(format!("with closing(gen{}(3)) as g:", w.random.below(w.generators)), |w| {
            w.line("held.append(g)");
            statement(w, nested + 1);
        }),
        _ => trying(w, &mut |w| statement(w, nested + 1)),
    }
}
