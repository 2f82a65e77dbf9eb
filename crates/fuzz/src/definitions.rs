//! What every program defines first: what it prints with, generators, async generators, context managers.

use crate::writer::Writer;

/// Imports, `show`, exceptions of its own, a class that says when it dies.
pub fn head(w: &mut Writer) {
    w.line(
        "import asyncio, contextvars, gc, inspect, time, types, weakref
from contextlib import asynccontextmanager, aclosing, closing, contextmanager, suppress

box = []
library = ' at ' + asyncio.sleep.__code__.co_filename.rpartition('asyncio')[0]

class Oops(Exception):
    pass

class Fatal(BaseException):
    pass

class Noisy:
    def __init__(self, mark):
        self.mark = mark
    def __del__(self):
        show('del', self.mark)

def show(*values):
    print(*[value if isinstance(value, str) else repr(value).partition(' at 0x')[0].partition(' cb=[')[0].partition(library)[0] for value in values])

def chain(error):
    names = []
    while error is not None and len(names) < 6:
        names.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return names

@types.coroutine
def wrapped(it):
    return (yield from it)

",
    );
}

/// `gen0`, `gen1`, ...: each may delegate to those with a higher number.
pub fn generators(w: &mut Writer) {
    for number in 0..w.generators {
        w.number = number;
        w.block(format!("def gen{number}(n):"), |w| {
            if w.random.one_in(4) {
                let mark = w.mark();
                w.line(format!("noisy = Noisy({mark})"));
            }
            for _ in 0..w.random.between(1, 3) {
                generator_statement(w, 0);
            }
            if w.random.one_in(2) {
                w.line(format!("return 'r{number}'"));
            } else {
                w.line("yield n");
            }
        });
        w.line("\n");
    }
}

fn generator_statement(w: &mut Writer, nested: u32) {
    let mark = w.mark();
    match w.random.below(if nested < 3 { 14 } else { 7 }) {
        0 | 1 => w.line(format!("got = yield {mark}; show({mark}, got)")),
        2 => w.line(format!("yield from range({})", w.random.below(3))),
        3 | 4 if w.number + 1 < w.generators => {
            let next = w.random.between(w.number + 1, w.generators - 1);
            w.line(format!("show({mark}, (yield from gen{next}(n)))"));
        }
        5 if w.random.one_in(2) => raising(w),
        6 => w.line(format!("n = yield (n, {mark})")),
        7 | 8 => w.looping("for i in range(2):", |w| generator_statement(w, nested + 1)),
        9 => w.block(
            format!(
                "with suppress({}):",
                w.random.pick(&["ValueError", "GeneratorExit", "Exception"])
            ),
            |w| {
                generator_statement(w, nested + 1);
            },
        ),
        10 | 11 => trying(w, &mut |w| generator_statement(w, nested + 1)),
        12 => w.line(format!("yield from [Noisy({mark})]")),
        _ => w.line(format!("show({mark}, 'runs')")),
    }
}

/// `stream0`, ...: async generators; `waiting` if they may wait for the loop.
pub fn streams(w: &mut Writer, waiting: bool) {
    for number in 0..w.streams {
        w.number = number;
        w.block(format!("async def stream{number}(n):"), |w| {
            if w.random.one_in(4) {
                let mark = w.mark();
                w.line(format!("noisy = Noisy({mark})"));
            }
            for _ in 0..w.random.between(1, 3) {
                stream_statement(w, waiting, 0);
            }
            w.line("yield n");
        });
        w.line("\n");
    }
}

fn stream_statement(w: &mut Writer, waiting: bool, nested: u32) {
    let mark = w.mark();
    match w.random.below(if nested < 3 { 15 } else { 8 }) {
        0..=2 => w.line(format!("got = yield {mark}; show({mark}, got)")),
        3 | 4 if waiting => {
            let seconds = w.seconds();
            w.line(format!("await asyncio.sleep({seconds}); show({mark}, 'slept')"));
        }
        3 => w.line(format!(
            "show({mark}, await wrapped(gen{}(n)))",
            w.random.below(w.generators)
        )),
        5 if w.number + 1 < w.streams => {
            let next = w.random.between(w.number + 1, w.streams - 1);
            w.line(format!("async for value in stream{next}(2): yield value"));
        }
        6 if w.random.one_in(2) => raising(w),
        7 => w.line(format!("show({mark}, 'runs')")),
        8 | 9 => w.looping("for i in range(2):", |w| stream_statement(w, waiting, nested + 1)),
        10 if w.random.one_in(4) => w.line("return"),
        _ => trying(w, &mut |w| stream_statement(w, waiting, nested + 1)),
    }
}

/// `Manager0`, ...: async context managers, as classes and as generators.
pub fn managers(w: &mut Writer) {
    for number in 0..w.managers {
        if w.random.one_in(2) {
            w.line("@asynccontextmanager");
            w.block(format!("async def Manager{number}(n):"), |w| {
                awaiting(w);
                w.block("try:", |w| w.line("yield n"));
                if w.random.one_in(2) {
                    let caught = w.caught();
                    w.block(format!("except {caught} as error:"), |w| {
                        w.line(format!("show('manager', {number}, error)"));
                        if w.random.one_in(2) {
                            w.line("raise");
                        }
                    });
                }
                w.block("finally:", |w| {
                    awaiting(w);
                    w.line(format!("show('manager', {number}, 'left')"));
                });
            });
        } else {
            w.block(format!("class Manager{number}:"), |w| {
                w.block("def __init__(self, n):", |w| w.line("self.n = n"));
                w.block("async def __aenter__(self):", |w| {
                    awaiting(w);
                    w.line("return self.n");
                });
                w.block("async def __aexit__(self, kind, error, trace):", |w| {
                    w.line(format!("show('manager', {number}, kind)"));
                    awaiting(w);
                    if w.random.one_in(4) {
                        raising(w);
                    }
                    if w.random.one_in(3) {
                        w.line("return kind is not None and issubclass(kind, Exception)");
                    }
                });
            });
        }
        w.line("\n");
    }
}

fn awaiting(w: &mut Writer) {
    if w.random.one_in(2) {
        let seconds = w.seconds();
        w.line(format!("await asyncio.sleep({seconds})"));
    }
}

/// A statement that raises.
pub fn raising(w: &mut Writer) {
    let error = w.exception();
    match w.random.below(6) {
        0 => {
            let cause = w.exception();
            w.line(format!("raise {error} from {cause}"));
        }
        1 => w.line(format!("raise {error} from None")),
        _ => w.line(format!("raise {error}")),
    }
}

/// A `try` with some of its clauses around statements that `body` writes.
pub fn trying(w: &mut Writer, body: &mut dyn FnMut(&mut Writer)) {
    w.block("try:", |w| {
        for _ in 0..w.random.between(1, 2) {
            body(w);
        }
    });
    let handled = !w.random.one_in(3);
    if handled {
        let caught = w.caught();
        let mark = w.mark();
        w.block(format!("except {caught} as error:"), |w| {
            w.line(format!("show({mark}, error, chain(error))"));
            match w.random.below(6) {
                0 => w.line("raise"),
                1 => raising(w),
                2 | 3 => body(w),
                4 if w.in_loop => w.line(w.random.pick(&["break", "continue"])),
                _ => {}
            }
        });
        if w.random.one_in(5) {
            w.block("else:", |w| body(w));
        }
    }
    if !handled || w.random.one_in(2) {
        let mark = w.mark();
        w.block("finally:", |w| {
            w.line(format!("show({mark}, 'finally')"));
            match w.random.below(6) {
                0 | 1 => body(w),
                2 if w.random.one_in(3) => raising(w),
                3 if w.in_loop && w.random.one_in(3) => w.line("break"),
                _ => {}
            }
        });
    }
}
